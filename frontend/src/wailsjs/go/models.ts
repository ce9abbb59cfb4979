export namespace bridge {
	
	export class Finding {
	    key: string;
	    value: string;
	    learnt: string;
	    says: string;
	    from: string;
	    choices: string[];
	
	    static createFrom(source: any = {}) {
	        return new Finding(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.key = source["key"];
	        this.value = source["value"];
	        this.learnt = source["learnt"];
	        this.says = source["says"];
	        this.from = source["from"];
	        this.choices = source["choices"];
	    }
	}
	export class AboutBlog {
	    generator: string;
	    evidence: string[];
	    folders: string[];
	    findings: Finding[];
	    trouble: words.Told;
	
	    static createFrom(source: any = {}) {
	        return new AboutBlog(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.generator = source["generator"];
	        this.evidence = source["evidence"];
	        this.folders = source["folders"];
	        this.findings = this.convertValues(source["findings"], Finding);
	        this.trouble = this.convertValues(source["trouble"], words.Told);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class TagChange {
	    key: string;
	    from: string[];
	    to: string;
	
	    static createFrom(source: any = {}) {
	        return new TagChange(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.key = source["key"];
	        this.from = source["from"];
	        this.to = source["to"];
	    }
	}
	export class TagCount {
	    tag: string;
	    count: number;
	
	    static createFrom(source: any = {}) {
	        return new TagCount(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.tag = source["tag"];
	        this.count = source["count"];
	    }
	}
	export class AllTags {
	    tags: TagCount[];
	    categories: TagCount[];
	    last: TagChange;
	    lastPosts: number;
	
	    static createFrom(source: any = {}) {
	        return new AllTags(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.tags = this.convertValues(source["tags"], TagCount);
	        this.categories = this.convertValues(source["categories"], TagCount);
	        this.last = this.convertValues(source["last"], TagChange);
	        this.lastPosts = source["lastPosts"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Block {
	    html: string;
	    line: number;
	    lines: number;
	
	    static createFrom(source: any = {}) {
	        return new Block(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.html = source["html"];
	        this.line = source["line"];
	        this.lines = source["lines"];
	    }
	}
	export class ListView {
	    sort: string;
	    reverse: boolean;
	    group: string;
	    year: string;
	    tag: string;
	    category: string;
	    language: string;
	    state: string;
	    marked: boolean;
	
	    static createFrom(source: any = {}) {
	        return new ListView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.sort = source["sort"];
	        this.reverse = source["reverse"];
	        this.group = source["group"];
	        this.year = source["year"];
	        this.tag = source["tag"];
	        this.category = source["category"];
	        this.language = source["language"];
	        this.state = source["state"];
	        this.marked = source["marked"];
	    }
	}
	export class PostRow {
	    path: string;
	    title: string;
	    date: string;
	    day: string;
	    tags: string[];
	    categories: string[];
	    language: string;
	    state: string;
	    slug: string;
	    cover: string;
	    modified: number;
	    marks: words.Told[];
	    problem: words.Told;
	
	    static createFrom(source: any = {}) {
	        return new PostRow(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.path = source["path"];
	        this.title = source["title"];
	        this.date = source["date"];
	        this.day = source["day"];
	        this.tags = source["tags"];
	        this.categories = source["categories"];
	        this.language = source["language"];
	        this.state = source["state"];
	        this.slug = source["slug"];
	        this.cover = source["cover"];
	        this.modified = source["modified"];
	        this.marks = this.convertValues(source["marks"], words.Told);
	        this.problem = this.convertValues(source["problem"], words.Told);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Blog {
	    dir: string;
	    name: string;
	    about: AboutBlog;
	    first: boolean;
	    branch: string;
	    destination: string;
	    lastPost: string;
	    posts: PostRow[];
	    list: ListView;
	    problems: words.Told[];
	    remotePictures: boolean;
	    look: string;
	
	    static createFrom(source: any = {}) {
	        return new Blog(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.dir = source["dir"];
	        this.name = source["name"];
	        this.about = this.convertValues(source["about"], AboutBlog);
	        this.first = source["first"];
	        this.branch = source["branch"];
	        this.destination = source["destination"];
	        this.lastPost = source["lastPost"];
	        this.posts = this.convertValues(source["posts"], PostRow);
	        this.list = this.convertValues(source["list"], ListView);
	        this.problems = this.convertValues(source["problems"], words.Told);
	        this.remotePictures = source["remotePictures"];
	        this.look = source["look"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class BlogChoice {
	    dir: string;
	    generator: string;
	    evidence: string[];
	    posts: number;
	
	    static createFrom(source: any = {}) {
	        return new BlogChoice(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.dir = source["dir"];
	        this.generator = source["generator"];
	        this.evidence = source["evidence"];
	        this.posts = source["posts"];
	    }
	}
	export class Brought {
	    files: string[];
	    leftBehind: string[];
	
	    static createFrom(source: any = {}) {
	        return new Brought(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.files = source["files"];
	        this.leftBehind = source["leftBehind"];
	    }
	}
	export class CardLack {
	    what: string;
	    key: string;
	
	    static createFrom(source: any = {}) {
	        return new CardLack(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.what = source["what"];
	        this.key = source["key"];
	    }
	}
	export class CloneCall {
	    address: string;
	    parent: string;
	    name: string;
	    answers: string[];
	
	    static createFrom(source: any = {}) {
	        return new CloneCall(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.address = source["address"];
	        this.parent = source["parent"];
	        this.name = source["name"];
	        this.answers = source["answers"];
	    }
	}
	export class CodeCall {
	    language: string;
	    code: string;
	
	    static createFrom(source: any = {}) {
	        return new CodeCall(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.language = source["language"];
	        this.code = source["code"];
	    }
	}
	export class Complaint {
	    path: string;
	    line: number;
	    column: number;
	    message: string;
	    post: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Complaint(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.path = source["path"];
	        this.line = source["line"];
	        this.column = source["column"];
	        this.message = source["message"];
	        this.post = source["post"];
	    }
	}
	export class ConventionCall {
	    key: string;
	    value: string;
	    from: string;
	
	    static createFrom(source: any = {}) {
	        return new ConventionCall(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.key = source["key"];
	        this.value = source["value"];
	        this.from = source["from"];
	    }
	}
	export class Deletion {
	    post: string;
	    moves: string[];
	    keeps: string[];
	
	    static createFrom(source: any = {}) {
	        return new Deletion(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.post = source["post"];
	        this.moves = source["moves"];
	        this.keeps = source["keeps"];
	    }
	}
	export class DialectFeature {
	    feature: string;
	    on: boolean;
	    says: string;
	
	    static createFrom(source: any = {}) {
	        return new DialectFeature(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.feature = source["feature"];
	        this.on = source["on"];
	        this.says = source["says"];
	    }
	}
	export class Dialect {
	    name: string;
	    features: DialectFeature[];
	
	    static createFrom(source: any = {}) {
	        return new Dialect(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.features = this.convertValues(source["features"], DialectFeature);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class DiffLine {
	    op: string;
	    text: string;
	
	    static createFrom(source: any = {}) {
	        return new DiffLine(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.op = source["op"];
	        this.text = source["text"];
	    }
	}
	export class Field {
	    key: string;
	    type: string;
	    control: string;
	    text: string;
	    items: string[];
	    on: boolean;
	    line: number;
	    readOnly: boolean;
	    reason: string;
	
	    static createFrom(source: any = {}) {
	        return new Field(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.key = source["key"];
	        this.type = source["type"];
	        this.control = source["control"];
	        this.text = source["text"];
	        this.items = source["items"];
	        this.on = source["on"];
	        this.line = source["line"];
	        this.readOnly = source["readOnly"];
	        this.reason = source["reason"];
	    }
	}
	export class FrontMatter {
	    kind: string;
	    from: number;
	    to: number;
	    fields: Field[];
	    problem: words.Told;
	
	    static createFrom(source: any = {}) {
	        return new FrontMatter(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.fields = this.convertValues(source["fields"], Field);
	        this.problem = this.convertValues(source["problem"], words.Told);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class DiskAnswer {
	    stale: boolean;
	    hasText: boolean;
	    version: number;
	    edits: text.Edit[];
	    conflict: boolean;
	    theirs: string[];
	    gone: boolean;
	    frontMatter: FrontMatter;
	
	    static createFrom(source: any = {}) {
	        return new DiskAnswer(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.stale = source["stale"];
	        this.hasText = source["hasText"];
	        this.version = source["version"];
	        this.edits = this.convertValues(source["edits"], text.Edit);
	        this.conflict = source["conflict"];
	        this.theirs = source["theirs"];
	        this.gone = source["gone"];
	        this.frontMatter = this.convertValues(source["frontMatter"], FrontMatter);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Patch {
	    at: number;
	    delete: number;
	    insert: Block[];
	    shift: number;
	
	    static createFrom(source: any = {}) {
	        return new Patch(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.at = source["at"];
	        this.delete = source["delete"];
	        this.insert = this.convertValues(source["insert"], Block);
	        this.shift = source["shift"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class EditAnswer {
	    version: number;
	    needText: boolean;
	    hasPatch: boolean;
	    from: number;
	    patch: Patch;
	    hasFrontMatter: boolean;
	    frontMatter: FrontMatter;
	
	    static createFrom(source: any = {}) {
	        return new EditAnswer(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.version = source["version"];
	        this.needText = source["needText"];
	        this.hasPatch = source["hasPatch"];
	        this.from = source["from"];
	        this.patch = this.convertValues(source["patch"], Patch);
	        this.hasFrontMatter = source["hasFrontMatter"];
	        this.frontMatter = this.convertValues(source["frontMatter"], FrontMatter);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class EditCall {
	    post: string;
	    base: number;
	    version: number;
	    edits: text.Edit[];
	    preview: boolean;
	
	    static createFrom(source: any = {}) {
	        return new EditCall(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.post = source["post"];
	        this.base = source["base"];
	        this.version = source["version"];
	        this.edits = this.convertValues(source["edits"], text.Edit);
	        this.preview = source["preview"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class EditsAnswer {
	    version: number;
	    stale: boolean;
	    edits: text.Edit[];
	
	    static createFrom(source: any = {}) {
	        return new EditsAnswer(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.version = source["version"];
	        this.stale = source["stale"];
	        this.edits = this.convertValues(source["edits"], text.Edit);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class StaysFix {
	    kind: string;
	    shows: string;
	    edits: text.Edit[];
	
	    static createFrom(source: any = {}) {
	        return new StaysFix(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.shows = source["shows"];
	        this.edits = this.convertValues(source["edits"], text.Edit);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Stays {
	    line: number;
	    text: string;
	    reason: string;
	    fixes: StaysFix[];
	
	    static createFrom(source: any = {}) {
	        return new Stays(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.line = source["line"];
	        this.text = source["text"];
	        this.reason = source["reason"];
	        this.fixes = this.convertValues(source["fixes"], StaysFix);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class EmphasisLeft {
	    version: number;
	    stays: Stays[];
	
	    static createFrom(source: any = {}) {
	        return new EmphasisLeft(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.version = source["version"];
	        this.stays = this.convertValues(source["stays"], Stays);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class FieldCall {
	    post: string;
	    version: number;
	    key: string;
	    op: string;
	    text: string;
	    on: boolean;
	    items: string[];
	
	    static createFrom(source: any = {}) {
	        return new FieldCall(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.post = source["post"];
	        this.version = source["version"];
	        this.key = source["key"];
	        this.op = source["op"];
	        this.text = source["text"];
	        this.on = source["on"];
	        this.items = source["items"];
	    }
	}
	export class FileMove {
	    from: string;
	    to: string;
	
	    static createFrom(source: any = {}) {
	        return new FileMove(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.from = source["from"];
	        this.to = source["to"];
	    }
	}
	export class FilePlace {
	    path: string;
	    line: number;
	    text: string;
	
	    static createFrom(source: any = {}) {
	        return new FilePlace(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.path = source["path"];
	        this.line = source["line"];
	        this.text = source["text"];
	    }
	}
	
	export class FoundRange {
	    from: number;
	    to: number;
	
	    static createFrom(source: any = {}) {
	        return new FoundRange(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.from = source["from"];
	        this.to = source["to"];
	    }
	}
	export class FoundLine {
	    line: number;
	    text: string;
	    start: number;
	    cut: boolean;
	    hits: FoundRange[];
	
	    static createFrom(source: any = {}) {
	        return new FoundLine(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.line = source["line"];
	        this.text = source["text"];
	        this.start = source["start"];
	        this.cut = source["cut"];
	        this.hits = this.convertValues(source["hits"], FoundRange);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class FoundPost {
	    path: string;
	    title: string;
	    day: string;
	    count: number;
	    lines: FoundLine[];
	
	    static createFrom(source: any = {}) {
	        return new FoundPost(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.path = source["path"];
	        this.title = source["title"];
	        this.day = source["day"];
	        this.count = source["count"];
	        this.lines = this.convertValues(source["lines"], FoundLine);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	export class HeadingForm {
	    text: string;
	    id: string;
	    level: number;
	
	    static createFrom(source: any = {}) {
	        return new HeadingForm(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.text = source["text"];
	        this.id = source["id"];
	        this.level = source["level"];
	    }
	}
	export class Hunk {
	    oldLine: number;
	    newLine: number;
	    lines: DiffLine[];
	
	    static createFrom(source: any = {}) {
	        return new Hunk(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.oldLine = source["oldLine"];
	        this.newLine = source["newLine"];
	        this.lines = this.convertValues(source["lines"], DiffLine);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class LeftPost {
	    path: string;
	    problem: words.Told;
	
	    static createFrom(source: any = {}) {
	        return new LeftPost(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.path = source["path"];
	        this.problem = this.convertValues(source["problem"], words.Told);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class LinkForm {
	    path: string;
	    title: string;
	    address: string;
	    whole: string;
	
	    static createFrom(source: any = {}) {
	        return new LinkForm(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.path = source["path"];
	        this.title = source["title"];
	        this.address = source["address"];
	        this.whole = source["whole"];
	    }
	}
	export class LinkTarget {
	    kind: string;
	    post: string;
	    heading: string;
	    address: string;
	
	    static createFrom(source: any = {}) {
	        return new LinkTarget(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.post = source["post"];
	        this.heading = source["heading"];
	        this.address = source["address"];
	    }
	}
	
	export class LookSource {
	    id: string;
	    kind: string;
	    where: string;
	
	    static createFrom(source: any = {}) {
	        return new LookSource(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.kind = source["kind"];
	        this.where = source["where"];
	    }
	}
	export class Looks {
	    chosen: string;
	    sources: LookSource[];
	    missing: words.Told;
	    problem: words.Told;
	    dark: boolean;
	    lacks: string[];
	
	    static createFrom(source: any = {}) {
	        return new Looks(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.chosen = source["chosen"];
	        this.sources = this.convertValues(source["sources"], LookSource);
	        this.missing = this.convertValues(source["missing"], words.Told);
	        this.problem = this.convertValues(source["problem"], words.Told);
	        this.dark = source["dark"];
	        this.lacks = source["lacks"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class NewPost {
	    path: string;
	    line: number;
	
	    static createFrom(source: any = {}) {
	        return new NewPost(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.path = source["path"];
	        this.line = source["line"];
	    }
	}
	export class Noticed {
	    code: string;
	    severity: string;
	    post: string;
	    line: number;
	    message: string;
	    hint: string;
	    fix: text.Edit[];
	    version: number;
	    mendable: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Noticed(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.code = source["code"];
	        this.severity = source["severity"];
	        this.post = source["post"];
	        this.line = source["line"];
	        this.message = source["message"];
	        this.hint = source["hint"];
	        this.fix = this.convertValues(source["fix"], text.Edit);
	        this.version = source["version"];
	        this.mendable = source["mendable"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class OnlineComparison {
	    mine: string[];
	    theirs: string[];
	    base: string[];
	    gone: boolean;
	    merges: boolean;
	    keep: string;
	
	    static createFrom(source: any = {}) {
	        return new OnlineComparison(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.mine = source["mine"];
	        this.theirs = source["theirs"];
	        this.base = source["base"];
	        this.gone = source["gone"];
	        this.merges = source["merges"];
	        this.keep = source["keep"];
	    }
	}
	export class SaveState {
	    post: string;
	    state: string;
	    problem: words.Told;
	
	    static createFrom(source: any = {}) {
	        return new SaveState(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.post = source["post"];
	        this.state = source["state"];
	        this.problem = this.convertValues(source["problem"], words.Told);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class OpenPost {
	    path: string;
	    version: number;
	    lines: string[];
	    frontMatter: FrontMatter;
	    save: SaveState;
	    recovered: boolean;
	    formulas: string;
	
	    static createFrom(source: any = {}) {
	        return new OpenPost(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.path = source["path"];
	        this.version = source["version"];
	        this.lines = source["lines"];
	        this.frontMatter = this.convertValues(source["frontMatter"], FrontMatter);
	        this.save = this.convertValues(source["save"], SaveState);
	        this.recovered = source["recovered"];
	        this.formulas = source["formulas"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Panes {
	    listWidth: number;
	    previewWidth: number;
	    hideList: boolean;
	    hidePreview: boolean;
	    hideForm: boolean;
	    previewAs: string;
	    previewTheme: string;
	
	    static createFrom(source: any = {}) {
	        return new Panes(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.listWidth = source["listWidth"];
	        this.previewWidth = source["previewWidth"];
	        this.hideList = source["hideList"];
	        this.hidePreview = source["hidePreview"];
	        this.hideForm = source["hideForm"];
	        this.previewAs = source["previewAs"];
	        this.previewTheme = source["previewTheme"];
	    }
	}
	export class PastPublish {
	    commit: string;
	    message: string;
	    author: string;
	    time: number;
	    files: string[];
	    state: string;
	    mine: boolean;
	    undoes: boolean;
	    undoable: boolean;
	
	    static createFrom(source: any = {}) {
	        return new PastPublish(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.commit = source["commit"];
	        this.message = source["message"];
	        this.author = source["author"];
	        this.time = source["time"];
	        this.files = source["files"];
	        this.state = source["state"];
	        this.mine = source["mine"];
	        this.undoes = source["undoes"];
	        this.undoable = source["undoable"];
	    }
	}
	
	export class Picture {
	    name: string;
	    path: string;
	    reference: string;
	    markdown: string;
	    width: number;
	    height: number;
	    bytes: number;
	    reused: boolean;
	    problem: words.Told;
	
	    static createFrom(source: any = {}) {
	        return new Picture(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.path = source["path"];
	        this.reference = source["reference"];
	        this.markdown = source["markdown"];
	        this.width = source["width"];
	        this.height = source["height"];
	        this.bytes = source["bytes"];
	        this.reused = source["reused"];
	        this.problem = this.convertValues(source["problem"], words.Told);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class PictureForm {
	    path: string;
	    reference: string;
	
	    static createFrom(source: any = {}) {
	        return new PictureForm(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.path = source["path"];
	        this.reference = source["reference"];
	    }
	}
	export class PlanFile {
	    path: string;
	    change: string;
	    picture: boolean;
	    bytes: number;
	    oldBytes: number;
	    added: number;
	    removed: number;
	    hunks: Hunk[];
	
	    static createFrom(source: any = {}) {
	        return new PlanFile(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.path = source["path"];
	        this.change = source["change"];
	        this.picture = source["picture"];
	        this.bytes = source["bytes"];
	        this.oldBytes = source["oldBytes"];
	        this.added = source["added"];
	        this.removed = source["removed"];
	        this.hunks = this.convertValues(source["hunks"], Hunk);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class PublishCall {
	    posts: string[];
	    public: boolean;
	    with: string[];
	    message: string;
	    unpublish: string;
	    answers: string[];
	
	    static createFrom(source: any = {}) {
	        return new PublishCall(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.posts = source["posts"];
	        this.public = source["public"];
	        this.with = source["with"];
	        this.message = source["message"];
	        this.unpublish = source["unpublish"];
	        this.answers = source["answers"];
	    }
	}
	export class PublishPlan {
	    files: PlanFile[];
	    message: string;
	    draft: boolean;
	    remote: string;
	    branch: string;
	    destination: string;
	    others: string[];
	    messageForm: string;
	    rehearses: boolean;
	    problem: words.Told;
	
	    static createFrom(source: any = {}) {
	        return new PublishPlan(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.files = this.convertValues(source["files"], PlanFile);
	        this.message = source["message"];
	        this.draft = source["draft"];
	        this.remote = source["remote"];
	        this.branch = source["branch"];
	        this.destination = source["destination"];
	        this.others = source["others"];
	        this.messageForm = source["messageForm"];
	        this.rehearses = source["rehearses"];
	        this.problem = this.convertValues(source["problem"], words.Told);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Published {
	    commit: string;
	    remote: string;
	    branch: string;
	    destination: string;
	    files: string[];
	    leftBehind: string[];
	    note: words.Told;
	    page: string;
	    moved: string;
	
	    static createFrom(source: any = {}) {
	        return new Published(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.commit = source["commit"];
	        this.remote = source["remote"];
	        this.branch = source["branch"];
	        this.destination = source["destination"];
	        this.files = source["files"];
	        this.leftBehind = source["leftBehind"];
	        this.note = this.convertValues(source["note"], words.Told);
	        this.page = source["page"];
	        this.moved = source["moved"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class RecentBlog {
	    dir: string;
	    name: string;
	    generator: string;
	    posts: number;
	
	    static createFrom(source: any = {}) {
	        return new RecentBlog(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.dir = source["dir"];
	        this.name = source["name"];
	        this.generator = source["generator"];
	        this.posts = source["posts"];
	    }
	}
	export class RehearsalPlan {
	    command: string;
	    dir: string;
	    missing: words.Told;
	
	    static createFrom(source: any = {}) {
	        return new RehearsalPlan(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.command = source["command"];
	        this.dir = source["dir"];
	        this.missing = this.convertValues(source["missing"], words.Told);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Rehearsed {
	    complaints: Complaint[];
	    problem: words.Told;
	
	    static createFrom(source: any = {}) {
	        return new Rehearsed(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.complaints = this.convertValues(source["complaints"], Complaint);
	        this.problem = this.convertValues(source["problem"], words.Told);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class RenameCall {
	    post: string;
	    slug: string;
	    file: boolean;
	    redirect: boolean;
	    folder: string;
	    plan: string;
	
	    static createFrom(source: any = {}) {
	        return new RenameCall(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.post = source["post"];
	        this.slug = source["slug"];
	        this.file = source["file"];
	        this.redirect = source["redirect"];
	        this.folder = source["folder"];
	        this.plan = source["plan"];
	    }
	}
	export class RenamePlan {
	    plan: string;
	    from: string;
	    to: string;
	    key: string;
	    was: string;
	    is: string;
	    folder: string;
	    folders: string[];
	    moves: FileMove[];
	    files: PlanFile[];
	    lost: FilePlace[];
	    redirect: boolean;
	
	    static createFrom(source: any = {}) {
	        return new RenamePlan(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.plan = source["plan"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.key = source["key"];
	        this.was = source["was"];
	        this.is = source["is"];
	        this.folder = source["folder"];
	        this.folders = source["folders"];
	        this.moves = this.convertValues(source["moves"], FileMove);
	        this.files = this.convertValues(source["files"], PlanFile);
	        this.lost = this.convertValues(source["lost"], FilePlace);
	        this.redirect = source["redirect"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class SearchAnswer {
	    ended: boolean;
	    posts: FoundPost[];
	    lines: number;
	    found: number;
	    unread: words.Told[];
	    unreadCount: number;
	
	    static createFrom(source: any = {}) {
	        return new SearchAnswer(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.ended = source["ended"];
	        this.posts = this.convertValues(source["posts"], FoundPost);
	        this.lines = source["lines"];
	        this.found = source["found"];
	        this.unread = this.convertValues(source["unread"], words.Told);
	        this.unreadCount = source["unreadCount"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class SearchCall {
	    text: string;
	    composing: boolean;
	
	    static createFrom(source: any = {}) {
	        return new SearchCall(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.text = source["text"];
	        this.composing = source["composing"];
	    }
	}
	export class ShareCard {
	    title: string;
	    description: string;
	    image: string;
	    here: boolean;
	    host: string;
	    lacks: CardLack[];
	    evidence: string;
	
	    static createFrom(source: any = {}) {
	        return new ShareCard(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.title = source["title"];
	        this.description = source["description"];
	        this.image = source["image"];
	        this.here = source["here"];
	        this.host = source["host"];
	        this.lacks = this.convertValues(source["lacks"], CardLack);
	        this.evidence = source["evidence"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class SitePlan {
	    command: string;
	    dir: string;
	    missing: words.Told;
	
	    static createFrom(source: any = {}) {
	        return new SitePlan(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.command = source["command"];
	        this.dir = source["dir"];
	        this.missing = this.convertValues(source["missing"], words.Told);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class SiteStatus {
	    state: string;
	    address: string;
	    lines: string[];
	    problem: words.Told;
	
	    static createFrom(source: any = {}) {
	        return new SiteStatus(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.state = source["state"];
	        this.address = source["address"];
	        this.lines = source["lines"];
	        this.problem = this.convertValues(source["problem"], words.Told);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Start {
	    language: string;
	    theme: string;
	    version: string;
	    recent: RecentBlog[];
	    open: string;
	    panes: Panes;
	    mac: boolean;
	    onlineHint: boolean;
	    problem: words.Told;
	
	    static createFrom(source: any = {}) {
	        return new Start(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.language = source["language"];
	        this.theme = source["theme"];
	        this.version = source["version"];
	        this.recent = this.convertValues(source["recent"], RecentBlog);
	        this.open = source["open"];
	        this.panes = this.convertValues(source["panes"], Panes);
	        this.mac = source["mac"];
	        this.onlineHint = source["onlineHint"];
	        this.problem = this.convertValues(source["problem"], words.Told);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	
	
	export class TagFile {
	    path: string;
	    text: string;
	    cut: boolean;
	
	    static createFrom(source: any = {}) {
	        return new TagFile(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.path = source["path"];
	        this.text = source["text"];
	        this.cut = source["cut"];
	    }
	}
	export class TagPlan {
	    id: string;
	    files: PlanFile[];
	    left: LeftPost[];
	
	    static createFrom(source: any = {}) {
	        return new TagPlan(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.files = this.convertValues(source["files"], PlanFile);
	        this.left = this.convertValues(source["left"], LeftPost);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class TagsDone {
	    posts: number;
	    left: LeftPost[];
	
	    static createFrom(source: any = {}) {
	        return new TagsDone(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.posts = source["posts"];
	        this.left = this.convertValues(source["left"], LeftPost);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class TextCall {
	    post: string;
	    version: number;
	    lines: string[];
	
	    static createFrom(source: any = {}) {
	        return new TextCall(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.post = source["post"];
	        this.version = source["version"];
	        this.lines = source["lines"];
	    }
	}
	export class UndoCall {
	    commit: string;
	    answers: string[];
	
	    static createFrom(source: any = {}) {
	        return new UndoCall(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.commit = source["commit"];
	        this.answers = source["answers"];
	    }
	}

}

export namespace text {
	
	export class Edit {
	    from: number;
	    to: number;
	    lines: string[];
	
	    static createFrom(source: any = {}) {
	        return new Edit(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.from = source["from"];
	        this.to = source["to"];
	        this.lines = source["lines"];
	    }
	}

}

export namespace words {
	
	export class Choice {
	    id: string;
	    label: string;
	
	    static createFrom(source: any = {}) {
	        return new Choice(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.label = source["label"];
	    }
	}
	export class Told {
	    code: string;
	    path: string;
	    line: number;
	    message: string;
	    hint: string;
	    details: string;
	    choices: Choice[];
	
	    static createFrom(source: any = {}) {
	        return new Told(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.code = source["code"];
	        this.path = source["path"];
	        this.line = source["line"];
	        this.message = source["message"];
	        this.hint = source["hint"];
	        this.details = source["details"];
	        this.choices = this.convertValues(source["choices"], Choice);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}

}


import { mount } from 'svelte';
import 'pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css';
import './ui/tokens.css';
import './ui/base.css';
import App from './app/App.svelte';
import { Penpush } from './app/penpush.svelte';

const penpush = new Penpush();
void penpush.begin();
mount(App, { target: document.getElementById('app')!, props: { penpush } });

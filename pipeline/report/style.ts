/** The style sheet of the report, but for its colours, which are handed in with the charts. */
import { accessStyle } from './styles/access.ts';
import { mapStyle } from './styles/map.ts';
import { papersStyle } from './styles/papers.ts';
import { printStyle } from './styles/print.ts';
import { timeStyle } from './styles/time.ts';
import { toolStyle } from './styles/tools.ts';
import { topicsStyle } from './styles/topics.ts';

const shared = `
:root{--side:248px;--gap:56px;--edge:48px;color-scheme:light dark}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:72px}
body{margin:0;background:var(--page);color:var(--ink);font:400 16px/1.5 -apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,"Helvetica Neue","Liberation Sans",Arial,sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:break-word}
h1,h2,h3,p,ul,ol,dl,dd,figure,table,pre{margin:0;padding:0}
ul,ol{list-style:none}
a{color:inherit;text-decoration:underline;text-decoration-color:var(--rule);text-decoration-thickness:1px;text-underline-offset:3px}
a:hover{text-decoration-color:currentColor}
:focus-visible{outline:2px solid var(--focus);outline-offset:3px;border-radius:2px}
.num{text-align:right;white-space:nowrap}
.wrap{max-width:1280px;margin:0 auto;padding:0 var(--edge)}
.row{display:grid;grid-template-columns:var(--side) minmax(0,1fr);column-gap:var(--gap)}
.dot{display:inline-block;width:10px;height:10px;border-radius:50%;background:var(--c);flex:none}
.tn{text-decoration:underline;text-decoration-color:var(--c);text-decoration-thickness:max(2px,.075em);text-underline-offset:.17em;text-decoration-skip-ink:auto}
.kind{font-size:12px;line-height:16px;font-weight:600;color:var(--ink2);white-space:nowrap}
.kind::before{content:"\\00b7  "}
.top{position:sticky;top:0;z-index:5;background:var(--page);border-bottom:1px solid var(--hairline)}
.top .row{height:52px;align-items:center}
.brand{font-weight:600;letter-spacing:-.01em}
.across{display:flex;align-items:center;justify-content:space-between;gap:24px}
.tuner{display:flex;align-items:center;gap:12px;font-size:14px}
.tuner b{font-weight:600;white-space:nowrap;min-width:64px}
.slider{appearance:none;width:180px;height:24px;margin:0;background:none;cursor:pointer;color:var(--ink)}
.slider::-webkit-slider-runnable-track{height:2px;background:var(--rule)}
.slider::-moz-range-track{height:2px;background:var(--rule)}
.slider::-webkit-slider-thumb{appearance:none;width:16px;height:16px;margin-top:-7px;border:0;border-radius:50%;background:var(--ink)}
.slider::-moz-range-thumb{width:16px;height:16px;border:0;border-radius:50%;background:var(--ink)}
.tune{margin:24px 0 32px}
.tune .slider{display:block;width:100%}
.ends{display:flex;justify-content:space-between;font-size:12px;line-height:16px;color:var(--ink3)}
.ends b{font-size:14px;color:var(--ink);font-weight:600}
nav{display:flex;gap:20px;justify-content:flex-end;font-size:14px;color:var(--ink2)}
nav a{text-decoration:none;padding:4px 0}
nav a:hover{color:var(--ink);text-decoration:underline}
.mast{padding:48px 0}
h1{font-size:36px;line-height:1.18;font-weight:600;letter-spacing:-.02em;text-wrap:pretty}
.facts{padding-top:8px;font-size:14px;line-height:20px;color:var(--ink2)}
.facts b,.facts span{display:block}
.facts b{font-weight:600;color:var(--ink)}
.facts>div+div{margin-top:12px}
.stand{margin-top:16px;color:var(--ink2);max-width:44em}
.stand b{color:var(--ink);font-weight:600}
section{border-top:1px solid var(--hairline);padding:48px 0 72px}
section.first{border-top:0;padding-top:0}
h2{font-size:28px;line-height:1.16;font-weight:600;letter-spacing:-.016em;text-wrap:balance}
h3{font-size:14px;line-height:20px;font-weight:600}
.lead{margin-top:12px;font-size:14px;line-height:21px;color:var(--ink2);max-width:44em}
.main>.lead:first-child{margin-top:0}
.nw{white-space:nowrap}
.sub{font-size:12px;line-height:16px;color:var(--ink3);max-width:60em}
.say{font-size:20px;line-height:1.4;letter-spacing:-.006em;max-width:38em;margin-bottom:24px;text-wrap:pretty}
figure.chart figcaption{margin-bottom:16px}figure+figure{margin-top:48px}.main>.lead+figure{margin-top:24px}
.plot{position:relative;overflow-x:auto}
.plot svg{display:block;max-width:100%;height:auto}
.topic-words{min-height:240px}
.plot.wide svg{min-width:800px}
.flows td,.flows th{border-top:1px solid var(--hairline);padding-top:7px;padding-bottom:7px;font-size:14px;line-height:20px;vertical-align:top;overflow-wrap:anywhere}
.flows thead th{border-top:0;font-size:12px}
.flows th[colspan]{font-weight:600;color:var(--ink);padding-top:16px}
.flows td:first-child{width:34%}
.flows td:last-child{color:var(--ink2)}
table{border-collapse:collapse;width:100%}
th{font-weight:400;font-size:12px;line-height:16px;color:var(--ink3);text-align:left;vertical-align:bottom;padding:0 0 8px}
th.num{text-align:right}
td{padding:0;vertical-align:middle}
tr>*+*{padding-left:24px}
.glance td{height:51px;padding-top:0;padding-bottom:0;font-size:14px;color:var(--ink2)}
.glance{table-layout:fixed}
.glance th{width:72px}
.glance th:first-child{width:auto}
.glance tbody tr{position:relative}
.glance .lab::before{content:"";position:absolute;top:0;left:0;right:0;border-top:1px solid var(--hairline)}
.glance td.bars{padding:0 0 0 24px;vertical-align:top}
.glance .plot{overflow:visible}.glance .plot svg{max-width:none}
.glance .lab a{display:grid;grid-template-columns:10px minmax(0,1fr);column-gap:12px;align-items:baseline;align-content:center;height:51px;text-decoration:none;color:var(--ink)}
.glance .lab b{font-weight:600;font-size:16px;line-height:20px;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.glance .lab span{grid-column:2;font-size:14px;line-height:18px;color:var(--ink2);white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.glance .lab a:hover b{text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:3px}
.glance .trend b{color:var(--ink);font-weight:600}
.phone{display:none}
.card{padding:32px 0;border-top:1px solid var(--hairline);margin-top:32px}
.card .bar{width:40px;height:4px;background:var(--c);margin-bottom:12px}
.card h3{font-size:20px;line-height:1.25;letter-spacing:-.01em;text-wrap:balance}
.meta{font-size:14px;line-height:20px;color:var(--ink2);margin-top:8px}
.meta b{font-weight:600;color:var(--ink)}
.split{display:grid;grid-template-columns:minmax(0,264px) minmax(0,1fr);column-gap:48px}
.plist li{display:grid;grid-template-columns:minmax(0,1fr) 44px;column-gap:24px;padding:8px 0 10px;border-bottom:1px solid var(--hairline)}
.plist li:first-child{padding-top:0}
.ti{line-height:22px;text-wrap:pretty}
.why{font-size:14px;line-height:20px;color:var(--ink2)}
.weak{font-size:14px;line-height:20px;color:var(--ink2);margin-top:12px;max-width:46em}
.plist,.weak,.why,.two,.mast,.lab{overflow-wrap:anywhere}
.quality td{border-top:1px solid var(--hairline);padding-top:11px;padding-bottom:11px;font-size:14px;line-height:20px;vertical-align:top}
.quality b{font-weight:600}
.quality td:first-child{width:22%}
.quality td:last-child{color:var(--ink2)}
.two{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:32px var(--gap);margin-top:48px;font-size:14px;line-height:20px}
.two h3{margin-bottom:8px}
.two p,.two li,.two dt{color:var(--ink2)}
.two p+p,.two p+ul,.two ul+p,.two ul+ul{margin-top:8px}
.two li{border-top:1px solid var(--hairline);padding:6px 0}
.two dl div{display:grid;grid-template-columns:128px minmax(0,1fr);gap:12px;border-top:1px solid var(--hairline);padding:6px 0}
details{margin-top:8px}
summary{cursor:pointer;color:var(--ink2);text-decoration:underline;text-decoration-color:var(--rule);text-underline-offset:3px}
.cmd{margin-top:32px}
.cmd pre{margin-top:8px;background:var(--wash);padding:12px 16px;font:14px/22px ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;white-space:pre-wrap}
footer{border-top:1px solid var(--hairline);padding:24px 0 72px;font-size:14px;color:var(--ink2)}
.tip{position:fixed;z-index:9;max-width:300px;background:var(--page);border:1px solid var(--rule);padding:8px 12px;font-size:14px;line-height:19px;pointer-events:none}
.tip small{display:block;color:var(--ink2);font-size:12px;line-height:16px;margin-top:2px}
@media screen and (min-width:1600px){:root{--side:304px;--gap:72px}.wrap{max-width:1536px}}
@media screen and (max-width:1180px){:root{--side:208px;--gap:40px;--edge:32px}.split{grid-template-columns:minmax(0,200px) minmax(0,1fr);column-gap:32px}}
@media screen and (max-width:1180px){.across .slider{width:120px}}
@media screen and (max-width:960px){.row{grid-template-columns:minmax(0,1fr)}.top .row{grid-template-columns:auto minmax(0,1fr);column-gap:20px}.across{justify-content:flex-end}.across .slider{width:min(44vw,320px)}nav{display:none}.side{margin-bottom:24px}.mast .side{order:2;margin:24px 0 0}.facts{display:flex;flex-wrap:wrap;gap:8px 32px}.facts>div+div{margin-top:0}}
@media screen and (max-width:640px){
:root{--edge:20px}
h1{font-size:27px}h2{font-size:24px}.mast{padding:28px 0}section{padding:36px 0 48px}.say{font-size:18px}
.glance thead,.glance .bars,.glance .spark,.glance .change{display:none}
.glance,.glance tbody{display:block}
.glance tr{display:grid;grid-template:auto 1fr/minmax(0,1fr) auto;padding:10px 0}
.glance td{height:auto;width:auto}
.glance .lab a{height:auto}
.glance .lab{grid-row:1/3}
.glance .num,.glance .trend{text-align:right;line-height:20px}
.glance .trend{grid-column:2;line-height:18px}
.glance .lab b{white-space:normal}
.phone{display:inline;font-size:12px}
.split{grid-template-columns:minmax(0,1fr);row-gap:24px}
.two{grid-template-columns:minmax(0,1fr)}
.quality thead{display:none}.quality tr{display:grid;grid-template-columns:minmax(0,1fr) auto;border-top:1px solid var(--hairline);padding:10px 0}.quality td{border:0;padding:0}.quality td:first-child{width:auto}.quality td:last-child{grid-column:1/-1}
}
`;

/** What holds for all sections, then what each has of its own. */
export const style = [
  shared,
  topicsStyle,
  mapStyle,
  papersStyle,
  timeStyle,
  toolStyle,
  accessStyle,
  printStyle,
].join('');

/** The page around the phones: colours, switches, journal, graph, galleries and marks. */
export const pageStyle = `
:root{color-scheme:light dark;
--page:light-dark(#f0f2f5,#0b1014);--card:light-dark(#fff,#161d22);--ink:light-dark(#111b21,#e9edef);--soft:light-dark(#54656f,#a0adb4);
--rule:light-dark(#d6dce0,#2f3b43);--brand:light-dark(#007a5a,#21c063);--focus:light-dark(#0b57d0,#8ab4f8);
--added:light-dark(#1a7f37,#3fb950);--removed:light-dark(#b3261e,#ff8a80);--changed:light-dark(#8a5a00,#e3b341);--moved:light-dark(#0b57d0,#8ab4f8);
--on-flag:light-dark(#fff,#0b1014)}
:root[data-theme=light]{color-scheme:light}
:root[data-theme=dark]{color-scheme:dark}
*{box-sizing:border-box}
[hidden]{display:none!important}
body{margin:0;background:var(--page);color:var(--ink);font:15px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
button,input,select,textarea{font:inherit;color:inherit}
button{cursor:pointer}
button:disabled,input:disabled,select:disabled,textarea:disabled{cursor:default}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
.title:focus{outline:none}
code,pre{font:12.5px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
h1{font-size:19px;margin:0}
h2{font-size:16px;margin:0 0 10px}
.icon{width:24px;height:24px;fill:currentColor;flex:none}
[dir=rtl] :is(.icon-back,.icon-previous,.icon-next){transform:scaleX(-1)}
.top{display:flex;flex-wrap:wrap;gap:12px 28px;align-items:center;justify-content:space-between;padding:14px 28px;background:var(--card);border-bottom:1px solid var(--rule)}
.switches{display:flex;flex-wrap:wrap;gap:10px 18px}
.switch,.controls{display:flex;align-items:center;gap:8px}
.switch label,.controls label{color:var(--soft);font-size:13px}
.switch select,.controls select,.restart,.play,.choice{background:var(--card);border:1px solid var(--rule);border-radius:8px;padding:5px 10px;font-size:13px}
.restart:hover,.play:hover,.choice:hover{border-color:var(--brand)}
main{max-width:1480px;margin:0 auto;padding:14px}
.above{display:grid;grid-template-columns:auto minmax(260px,1fr);gap:28px;padding:14px;align-items:start}
#screens{padding:14px}
@media (max-width:1140px){.above{grid-template-columns:minmax(0,1fr)}}
.playing{display:flex;flex-wrap:wrap;gap:28px;align-items:flex-start}
.player{width:372px;max-width:100%}
.controls{margin-bottom:12px}
.controls select{flex:1;min-width:0}
.journal,.graph{background:var(--card);border:1px solid var(--rule);border-radius:14px;padding:18px 20px}
.journal{width:380px;max-width:100%;max-height:722px;overflow:auto}
.changes{width:auto;min-width:min(420px,100%)}
.note,.empty{color:var(--soft);margin:0 0 12px}
.entries,.changes ul{list-style:none;margin:0;padding:0}
.entries>li,.changes li{padding:12px 0;border-top:1px solid var(--rule);overflow-wrap:anywhere}
.entries h3{font-size:14px;margin:0;font-weight:600}
.changes li p{margin:4px 0 0;color:var(--soft);font-size:13.5px}
pre{margin:8px 0 0;padding:10px 12px;background:var(--page);border-radius:8px;overflow:auto;max-height:320px}
.choices{display:flex;flex-direction:column;align-items:stretch;gap:8px;margin-top:10px}
.choices p{margin:0;color:var(--soft);font-size:13.5px}
.choice{text-align:start;padding:8px 12px}
.graph-frame{overflow:auto;max-height:760px;text-align:center}
.graph svg{max-width:100%;height:auto}
.graph .flow-graph{--paper:transparent;--ink:light-dark(#1f2328,#f0f6fc);--faint:light-dark(#59636e,#9198a1);--line:light-dark(#818b98,#656c76);--box:light-dark(#f6f8fa,#1d262c);--entry:light-dark(#1a7f37,#3fb950);--end:light-dark(#0969da,#4493f8);--warn:light-dark(#9a6700,#d29922);--wrong:light-dark(#cf222e,#f85149);--plus:light-dark(#dafbe1,#12381f);--minus:light-dark(#ffebe9,#4a1d20)}
.graph .flow-graph .is-shown rect{fill:light-dark(#d9fdd3,#10402c)}
.phones,.pair{display:flex;width:fit-content;max-width:100%;flex-wrap:wrap;gap:32px}
.pair{padding:8px 0 28px}
.shown{margin:0;width:372px;max-width:100%;display:flex;flex-direction:column}
.shown .phone{flex:1}
.shown figcaption{display:flex;gap:10px;align-items:center;min-height:32px;margin-bottom:10px;color:var(--soft);font-size:13px}
.shown figcaption code{color:var(--ink);overflow-wrap:anywhere;margin-inline-end:auto}
.absent{align-self:flex-start;margin-top:42px;padding:48px 24px;border:2px dashed var(--rule);border-radius:14px;color:var(--soft);text-align:center}
.flag{display:inline-block;border-radius:6px;padding:0 7px;font-size:11.5px;line-height:18px;font-weight:600;color:var(--on-flag);background:var(--mark)}
.changes .flag{margin-inline-end:8px}
.added,[data-mark=added]{--mark:var(--added)}
.removed,[data-mark=removed]{--mark:var(--removed)}
.changed,[data-mark=changed]{--mark:var(--changed)}
.moved,[data-mark=moved]{--mark:var(--moved)}
.content [data-mark]:not(.container){outline:2px solid var(--mark);outline-offset:5px;border-radius:6px;position:relative}
.content [data-mark]:not(.container)>.flag{position:absolute;inset-block-start:-16px;inset-inline-end:4px;z-index:2}
.phone[data-mark]{outline:2px solid var(--mark)}
.phone>.flag{position:absolute;inset-block-start:8px;inset-inline-end:52px}
.container>.flag{align-self:flex-start}
`;

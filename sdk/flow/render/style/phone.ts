/** The phone: the sheet that WhatsApp slides over a chat, its bar, its texts, pictures and footer. */
export const phoneStyle = `
.phone{--sheet:light-dark(#fff,#111b21);--field:light-dark(#8696a0,#5b6b75);--pressed:light-dark(#f0f2f5,#1f2c34);--accent:light-dark(#00785a,#21c063);--on-accent:light-dark(#fff,#0b141a);--error:light-dark(#b3261e,#ff8a80);
position:relative;display:flex;flex-direction:column;width:100%;min-height:600px;background:var(--sheet);color:var(--ink);border-radius:26px;overflow:hidden;border:1px solid var(--rule);box-shadow:0 1px 2px rgb(0 0 0/.08),0 12px 32px rgb(0 0 0/.12)}
.player .phone{height:680px}
.bar{display:flex;align-items:center;gap:12px;padding:14px 16px;border-bottom:1px solid var(--rule);flex:none}
.bar .title{flex:1;margin:0;font-size:18px;font-weight:600;text-align:center;overflow-wrap:anywhere}
.leave{background:none;border:0;padding:4px;border-radius:50%;display:flex}
.bar>.icon{margin:4px;color:var(--soft)}
.content{display:flex;flex-direction:column;gap:16px;flex:1;min-height:0;overflow:auto;padding:20px 20px 0;overflow-wrap:anywhere}
.content:not(:has(.footer)){padding-bottom:20px}
.content:focus-visible{outline-offset:-3px}
.phone[dir=ltr] [dir=auto]{text-align:left}
.phone[dir=rtl] [dir=auto]{text-align:right}
.phone[dir] :is(.bar .title,.go,.unknown){text-align:center}
.phone :is(p,span,label,legend,h3,h4,button)[dir=auto]:empty{display:none}
.container{display:contents}
.managed{flex:none;margin:0;padding:2px 16px 14px;text-align:center;font-size:12.5px;color:var(--soft)}
.heading{font-size:23px;line-height:1.25;font-weight:700;margin:0}
.subheading{font-size:18px;line-height:1.3;font-weight:600;margin:0}
.text :is(p,h3,h4,ul,ol){margin:0}
.text p{white-space:pre-line}
.phone .text :is(p,li,h3,h4,td,th){unicode-bidi:plaintext}
.phone[dir=ltr] .text :is(p,li,h3,h4){text-align:left}
.phone[dir=rtl] .text :is(p,li,h3,h4){text-align:right}
.text>:not(:first-child){margin-top:8px}
.text>:is(h3,h4):not(:first-child){margin-top:16px}
.text h3{font-size:20px}
.text h4{font-size:17px}
.text :is(ul,ol){padding-inline-start:24px}
.text .picture{height:auto}
.caption{font-size:13px;color:var(--soft)}
[data-weight=bold],[data-weight=bold_italic],.bold{font-weight:700}
[data-weight=italic],[data-weight=bold_italic],.italic{font-style:italic}
.struck{text-decoration:line-through}
.table{overflow-x:auto}
.table table{border-collapse:collapse;width:100%}
.table th,.table td{border:1px solid var(--rule);padding:6px 10px;text-align:start;font-size:14px}
.link{align-self:flex-start;background:none;border:0;padding:2px 0;color:var(--accent);font-weight:600;text-align:start}
.link.inline{display:inline;padding:0}
.link:hover{text-decoration:underline}
.text .link{text-decoration:underline}
.image{width:100%;max-width:100%;align-self:center;display:flex;justify-content:center}
.picture{display:block;max-width:100%;height:100%;object-fit:contain;border-radius:8px}
.cover .picture{object-fit:cover;width:100%}
.picture.missing{display:flex;flex-direction:column;align-items:center;justify-content:center;gap:4px;width:100%;min-width:44px;min-height:44px;padding:8px;background:var(--pressed);color:var(--soft);font-size:12px;text-align:center}
.image .picture.missing{min-width:300px;min-height:120px}
.carousel{display:flex;gap:10px;margin:0;padding:0;list-style:none;overflow-x:auto;scroll-snap-type:x mandatory}
.carousel li{flex:0 0 92%;aspect-ratio:4/3;scroll-snap-align:center;border-radius:10px;overflow:hidden;background:var(--pressed)}
.carousel li:only-child{flex-basis:100%}
.carousel.wide li{aspect-ratio:16/9}
.carousel .picture{width:100%;height:100%}
.unknown{padding:18px;border:2px dashed var(--field);border-radius:10px;color:var(--soft);text-align:center}
.footer{order:1;position:sticky;bottom:0;margin:auto -20px 0;padding:12px 20px 10px;background:var(--sheet)}
.captions{display:flex;justify-content:space-between;gap:12px;font-size:13px;color:var(--soft);padding-bottom:8px}
.captions:not(:has(:not(:empty))){display:none}
.captions .center{margin:auto}
.go{display:block;width:100%;min-height:46px;padding:10px 18px;border:0;border-radius:24px;background:var(--accent);color:var(--on-accent);font-weight:600}
.go:disabled{background:var(--pressed);color:var(--soft)}
.chat{padding:28px 20px;gap:18px;justify-content:center;background:light-dark(#efe7de,#0b141a)}
.chat .title{margin:0;text-align:center}
.bubble{background:light-dark(#d9fdd3,#005c4b);border-radius:12px;border-start-end-radius:0;padding:12px 14px;min-height:0;overflow:auto}
.bubble p{display:flex;gap:8px;margin:0;font-weight:600}
.bubble pre{background:none;padding:0;direction:ltr;text-align:left;max-height:none}
`;

/** What is for those who do not see the page as it is drawn, or have it drawn in colours or at a pace of their own. */
export const accessStyle = `
.unseen{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:fixed;left:var(--edge);top:-60px;z-index:10;background:var(--page);color:var(--ink);padding:8px 16px;border:1px solid var(--rule);font-size:14px;line-height:20px}
.skip:focus{top:6px}
input:not([type=range]):focus{outline:2px solid var(--focus);outline-offset:1px}
main:focus,section:focus,article:focus{outline:none}
@media (prefers-reduced-motion:reduce){*,*::before,*::after{scroll-behavior:auto!important;transition:none!important;animation:none!important}}
@media (forced-colors:active){
:root{--page:Canvas;--ink:CanvasText;--ink2:CanvasText;--ink3:CanvasText;--hairline:GrayText;--rule:GrayText;--wash:Canvas;--focus:Highlight}
.dot,.bar,.slider,.tn,.plot svg{forced-color-adjust:none}
}
`;

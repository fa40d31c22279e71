// What each bundle says: a constant in front of it, made of generator/words/ (see assets.py).
type Says = { readonly [key: string]: any };

declare const quizSays: Says;
declare const sheetSays: Says;
declare const spaceSays: Says;
declare const lockSays: Says;
declare const keptSays: Says;
declare const actSays: Says;

// Rules for the script of network.html, which is checked as it stands in the page.
import js from "@eslint/js";

const browser = [
  "cancelAnimationFrame", "clearTimeout", "document", "getComputedStyle", "requestAnimationFrame", "ResizeObserver", "setTimeout",
  "WheelEvent", "window",
];

export default [
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2022, sourceType: "script", globals: Object.fromEntries(browser.map((name) => [name, "readonly"])) },
    rules: {
      "eqeqeq": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-restricted-properties": ["error",
        { property: "innerHTML", message: "Text of articles must not become markup." },
        { property: "outerHTML", message: "Text of articles must not become markup." },
        { property: "insertAdjacentHTML", message: "Text of articles must not become markup." },
        { property: "write", object: "document", message: "Text of articles must not become markup." }],
      "no-shadow": "error",
      "no-var": "error",
      "prefer-const": "error",
    },
  },
];

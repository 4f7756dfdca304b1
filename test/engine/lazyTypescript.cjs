// Loads TypeScript when it is first used. Pulumi's SDK asks for it in every process, to serialise functions, of which the
// programs of these tests have none. Preloaded by `--require`.
const Module = require("node:module");

const load = Module._load;
let loaded;

Module._load = function (request, parent, isMain) {
  if (request !== "typescript") return load.call(this, request, parent, isMain);
  const typescript = () => (loaded ??= load.call(this, request, parent, isMain));
  return new Proxy(
    {},
    {
      get: (_, name) => Reflect.get(typescript(), name),
      has: (_, name) => Reflect.has(typescript(), name),
      ownKeys: () => Reflect.ownKeys(typescript()),
      getOwnPropertyDescriptor: (_, name) => {
        const found = Reflect.getOwnPropertyDescriptor(typescript(), name);
        return found && { ...found, configurable: true };
      },
    },
  );
};

import { newRegistry } from "../../../provider/resources/registry";

const names = () => newRegistry((value: string) => value.split(" "));

test("another resource with the same thing is found, the first that had it", () => {
  const registry = names();
  registry.set("a", "one two");
  registry.set("b", "two");
  registry.set("c", "two");
  expect(registry.otherWith("two", "a")).toEqual(["b", "two"]);
  expect(registry.otherWith("two", "b")).toEqual(["a", "one two"]);
  expect(registry.otherWith("one", "a")).toBeUndefined();
  expect(registry.otherWith("three", "a")).toBeUndefined();
});

test("a resource that is declared anew no longer has what it had", () => {
  const registry = names();
  registry.set("a", "one");
  registry.set("a", "two");
  expect(registry.get("a")).toBe("two");
  expect(registry.has("one")).toBe(false);
  expect(registry.otherWith("two", "b")).toEqual(["a", "two"]);
});

test("a resource that is gone has nothing", () => {
  const registry = names();
  registry.set("a", "one");
  registry.set("b", "one");
  registry.delete("a");
  registry.delete("nobody");
  expect(registry.get("a")).toBeUndefined();
  expect(registry.otherWith("one", "b")).toBeUndefined();
  expect(registry.has("one")).toBe(true);
  registry.delete("b");
  expect(registry.has("one")).toBe(false);
});

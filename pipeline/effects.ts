/** The one door to the outside: files, terminal, clock. `realEffects` is the machine; `memoryEffects` is for tests. */

using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Facts;

/// <summary>
/// One field before it is salted. <paramref name="Subject"/> is the item or person under whose key it is
/// sealed, so that everything about it can be destroyed at once; null seals it under the fact's own key
/// alone.
/// </summary>
public readonly record struct FactField(string Name, JsonValue Value, Id? Subject);

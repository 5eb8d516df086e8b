using Probative.Ledger.Facts;

namespace Probative.Check.Package;

/// <summary>An opened field of a fact.</summary>
/// <param name="Place">The place of its digest in <c>_sd</c>.</param>
/// <param name="Name">The field name.</param>
/// <param name="Value">The value.</param>
internal readonly record struct OpenedField(int Place, string Name, JsonValue Value);

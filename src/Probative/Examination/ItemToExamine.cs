using Probative.Kernel.Cases;
using Probative.Kernel.Ids;
using Probative.Ledger;

namespace Probative.Examination;

/// <summary>An item that may have something left to examine.</summary>
/// <param name="Id">The item.</param>
/// <param name="Standing">Its case, and who acts in it.</param>
/// <param name="Sha256">The digest of its bytes.</param>
/// <param name="SizeBytes">Their number.</param>
/// <param name="Name">The file's name when it came in; null when that was destroyed.</param>
/// <param name="Done">What was made of it before, by the name of the examination.</param>
internal sealed record ItemToExamine(
    ItemId Id,
    Standing Standing,
    Hash32 Sha256,
    long SizeBytes,
    string? Name,
    IReadOnlyDictionary<string, ExaminationDone> Done);

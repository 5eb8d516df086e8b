using Probative.Ledger;

namespace Probative.Examination;

/// <summary>The last examination of a name that an item had.</summary>
/// <param name="Procedure">By which procedure; null when that was destroyed.</param>
/// <param name="HasFailed">It did not come to its end.</param>
internal readonly record struct ExaminationDone(Hash32? Procedure, bool HasFailed)
{
    /// <summary>Nothing would change if it were made again.</summary>
    public bool Stands(Procedure procedure, bool againFailed) =>
        Procedure == procedure.Digest && !(againFailed && HasFailed);
}

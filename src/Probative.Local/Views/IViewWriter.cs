using Probative.Kernel.Facts;

namespace Probative.Local.Views;

/// <summary>
/// Writes the rows of one view by prepared SQL, fact after fact in the order of the log, inside a
/// transaction of the caller. What a fact of an unknown type says is not for this view; what a newer program
/// wrote into a known one is left out. The rows MUST depend on the facts alone: rebuilt from them they are
/// the same, byte for byte.
/// </summary>
internal interface IViewWriter : IDisposable
{
    /// <summary>Whether facts of this type have a place in the view.</summary>
    bool Knows(string type);

    /// <summary>Writes what this fact changes.</summary>
    void Apply(RecordedFact fact);
}

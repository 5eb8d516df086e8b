using Probative.Fingerprints.Index.Storage;

namespace Probative.Matching;

/// <summary>
/// Room for an index of candidates while a run of matching lasts. It is inside the vault, since what it holds
/// was measured of items; disposing removes it, and the next writer removes what a crash left.
/// </summary>
public abstract class CandidateScratch : IDisposable
{
    /// <summary>An empty folder.</summary>
    public abstract IIndexFolder Folder { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Remove();
        GC.SuppressFinalize(this);
    }

    /// <summary>Removes the folder with all that is in it.</summary>
    protected abstract void Remove();
}

namespace Probative.Fingerprints.Index.Storage;

/// <summary>Bytes that stay at one place in memory until they are disposed, aligned to 64.</summary>
public abstract unsafe class MappedBytes : IDisposable
{
    /// <summary>Where they begin.</summary>
    public byte* Start { get; protected set; }

    /// <summary>How many there are.</summary>
    public long Length { get; protected set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Start == null) return;
        Start = null;
        Release();
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives the memory back; called once.</summary>
    protected abstract void Release();
}

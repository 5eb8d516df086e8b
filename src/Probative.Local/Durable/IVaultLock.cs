namespace Probative.Local.Durable;

/// <summary>A lock that is held until it is disposed or the process ends.</summary>
internal interface IVaultLock : IDisposable
{
    /// <summary>
    /// Replaces the text in the lock's file, which tells others who holds it. It is a courtesy, not a record:
    /// not durable, and what a reader finds may be of an earlier holder.
    /// </summary>
    void Describe(ReadOnlySpan<byte> text);
}

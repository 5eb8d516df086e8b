using Probative.Kernel.Commands;

namespace Probative.Local.Backups.Archives;

/// <summary>A stored file whose bytes were found to be those of its name, or why it is left out.</summary>
/// <param name="Name">Its digest.</param>
/// <param name="SizeBytes">How long it is.</param>
/// <param name="Bytes">A small one, whole, in a rented buffer; null for one that is to be read again.</param>
/// <param name="Problem">What is wrong with it, or null.</param>
internal sealed record HashedFile(StoredName Name, long SizeBytes, byte[]? Bytes, Problem? Problem);

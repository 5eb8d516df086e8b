namespace Probative.Fingerprints.HashLists;

/// <summary>Something of a list that is wrong.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Offset">Where it begins, in bytes from the beginning of the file.</param>
/// <param name="Message">What is wrong, in a sentence. It repeats nothing of the list.</param>
public readonly record struct HashListFault(long Line, long Offset, string Message);

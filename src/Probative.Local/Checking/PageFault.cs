namespace Probative.Local.Checking;

/// <summary>
/// What is wrong in a page of a database file. <paramref name="Offset"/> counts bytes in the file.
/// </summary>
internal readonly record struct PageFault(long Offset, string Message);

namespace Probative.Web.Uploads;

/// <summary>One file that comes in, or waits to be taken in: what its description on disk says.</summary>
/// <param name="Id">Random; it is the address too.</param>
/// <param name="Member">Whose: nobody else sees that it is there.</param>
/// <param name="Case">The id of the case that it is meant for.</param>
/// <param name="Batch">What was dropped together.</param>
/// <param name="Path">Its name, with the folders that it was dropped with.</param>
/// <param name="SizeBytes">Known ahead.</param>
/// <param name="ModifiedMilliseconds">As the browser says, since 1970.</param>
/// <param name="File">Where it lies once it is whole, below the batch; null before.</param>
public sealed record Upload(
    string Id,
    string Member,
    string Case,
    string Batch,
    string Path,
    long SizeBytes,
    long? ModifiedMilliseconds,
    string? File);

namespace Probative.Web.Rooms.Inbox;

/// <summary>One taking in of uploaded files, beside its job.</summary>
/// <param name="Job">The number of the job.</param>
/// <param name="Batch">What was dropped together.</param>
/// <param name="Files">How many files had come in whole.</param>
/// <param name="Missing">Those that were gone from the disk before they could be taken in.</param>
public sealed record Intake(long Job, string Batch, int Files, IReadOnlyList<string> Missing);

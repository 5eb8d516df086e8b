namespace Probative.Web.Rooms.Items;

/// <summary>What an examination made from an item, folded under it.</summary>
/// <param name="Examination">Which one.</param>
/// <param name="Role">What it is: report, frame, transcript.</param>
/// <param name="Type">Its media type; null when nothing was made.</param>
/// <param name="SizeBytes">Null when nothing was made.</param>
/// <param name="Outcome">How the examination ended.</param>
public sealed record MadeRow(string Examination, string Role, string? Type, long? SizeBytes, string? Outcome);

namespace Probative.Formats.Klv;

/// <summary>What is known of a tag.</summary>
/// <param name="Name">In snake case.</param>
/// <param name="Unit">Of its number, or empty.</param>
/// <param name="Read">How its bytes are read; null where they hold sets.</param>
/// <param name="Set">The set that is inside it, where one is.</param>
/// <param name="IsSeries">Whether there are several of it, each with its length.</param>
internal sealed record ItemForm(
    string Name, string Unit, Forms.Reader? Read, SetKind Set = SetKind.Other, bool IsSeries = false);

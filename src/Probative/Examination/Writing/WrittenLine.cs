using System.Text.Json.Nodes;

namespace Probative.Examination.Writing;

/// <summary>Words that a program read beside each other in a picture.</summary>
/// <param name="Text">The words, with single spaces.</param>
/// <param name="Confidence">The least that the program gives for one of them, of 100.</param>
/// <param name="Left">In pixels of the picture, from its left edge.</param>
/// <param name="Top">From its upper edge.</param>
/// <param name="Width">Of the box around all.</param>
/// <param name="Height">Of the box around all.</param>
public sealed record WrittenLine(string Text, double Confidence, int Left, int Top, int Width, int Height)
{
    public JsonObject ToJson() => new()
    {
        ["text"] = Text,
        ["confidence"] = Math.Round(Confidence, 1),
        ["box"] = new JsonArray(Left, Top, Width, Height),
    };
}

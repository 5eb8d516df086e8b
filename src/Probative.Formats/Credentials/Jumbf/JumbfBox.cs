namespace Probative.Formats.Credentials.Jumbf;

/// <summary>
/// A box of ISO 19566-5: a superbox with a description and boxes in it, or a box with bytes.
/// </summary>
internal sealed class JumbfBox
{
    /// <summary>The four letters of its type; <c>jumb</c> for a superbox.</summary>
    public required string Type { get; init; }

    /// <summary>Where its header begins in the manifest store.</summary>
    public required long Offset { get; init; }

    /// <summary>
    /// All after its header. The hash of a superbox is over this (C2PA 2.2 section 8.4.2.3).
    /// </summary>
    public required ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>The whole box with its header.</summary>
    public required ReadOnlyMemory<byte> Whole { get; init; }

    /// <summary>What the superbox holds, 16 bytes in lower hex; empty for a box with bytes.</summary>
    public string Purpose { get; init; } = "";

    /// <summary>The superbox's label; null where it has none.</summary>
    public string? Label { get; init; }

    /// <summary>The boxes of a superbox after its description, in their order.</summary>
    public IReadOnlyList<JumbfBox> Children { get; init; } = [];

    public bool IsSuperbox => Type == JumbfReader.Superbox;

    /// <summary>The first superbox in this one that has the label.</summary>
    public JumbfBox? Find(string label) =>
        Children.FirstOrDefault(child => child.IsSuperbox && child.Label == label);

    /// <summary>The bytes of the first box of a type in this superbox.</summary>
    public ReadOnlyMemory<byte>? BytesOf(string type) =>
        Children.FirstOrDefault(child => child.Type == type)?.Content;
}

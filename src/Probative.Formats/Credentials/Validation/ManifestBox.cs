using Probative.Formats.Credentials.Jumbf;

namespace Probative.Formats.Credentials.Validation;

/// <summary>The boxes of one manifest (C2PA 2.2 section 11.1.4), not yet interpreted.</summary>
internal sealed class ManifestBox
{
    private const string ClaimLabel = "c2pa.claim";

    public ManifestBox(JumbfBox box, ManifestKind kind, JumbfBox? packed)
    {
        Packed = packed;
        Box = box;
        Kind = kind;
        Label = box.Label ?? "";
        Claims = [.. box.Children.Where(child => child.Purpose == Purposes.Claim)];
        Assertions = box.Children.FirstOrDefault(child => child.Purpose == Purposes.Assertions);
    }

    public string Label { get; }

    public ManifestKind Kind { get; }

    public JumbfBox Box { get; }

    /// <summary>The box that it was unpacked from; null where it was not compressed.</summary>
    public JumbfBox? Packed { get; }

    /// <summary>More than one is a fault; the first that is read is the only one that counts.</summary>
    public IReadOnlyList<JumbfBox> Claims { get; }

    public JumbfBox? Assertions { get; }

    public string Uri => JumbfUri.Of(Label);

    public string ClaimUri => JumbfUri.Of(Label, Claims is [{ Label: { } label }, ..] ? label : ClaimLabel);

    public string AssertionUri(string label) => JumbfUri.Of(Label, JumbfUri.Assertions, label);
}

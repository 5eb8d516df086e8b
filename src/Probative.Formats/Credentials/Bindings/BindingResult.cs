namespace Probative.Formats.Credentials.Bindings;

/// <summary>What a binding to the bytes of a file covers.</summary>
/// <param name="IsChecked">False when it was not held against the bytes.</param>
/// <param name="Uncovered">The bytes that it leaves out and that are not the manifest store.</param>
internal sealed record BindingResult(bool IsChecked, IReadOnlyList<ByteRange> Uncovered)
{
    public static BindingResult Unchecked { get; } = new(false, []);

    public static BindingResult Checked { get; } = new(true, []);
}

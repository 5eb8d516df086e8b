namespace Probative.Kernel.Pages;

/// <summary>A word of this program on a page, not one of the record.</summary>
internal readonly record struct Label(string Text);

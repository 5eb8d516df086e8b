namespace Probative.Web.Shell;

/// <summary>Names the texts of the shell: `ShellText.resx`, `ShellText.LANGUAGE.resx` beside it.</summary>
public sealed class ShellText;

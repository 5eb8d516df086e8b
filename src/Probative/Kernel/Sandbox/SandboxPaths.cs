using System.Globalization;

namespace Probative.Kernel.Sandbox;

/// <summary>Where a decoder finds things. Without isolation they lie in a folder of the run.</summary>
/// <param name="Root">Empty, or the folder of the run.</param>
public sealed record SandboxPaths(string Root)
{
    /// <summary>The folder to which it may write, where there is one.</summary>
    public string Folder => Root + "/out/files";

    /// <summary>The item at a place in the list, counted from nought. Its name says nothing.</summary>
    public string Item(int place) => string.Create(CultureInfo.InvariantCulture, $"{Root}/in/{place}");

    /// <summary>The pipe at a place in the list, counted from nought.</summary>
    public string Output(int place) => string.Create(CultureInfo.InvariantCulture, $"{Root}/out/{place}");
}

using System.Security.Cryptography;
using System.Text;
using Probative.Formats.BagIt;
using Probative.Formats.Containers;
using Probative.Tests.Shared;

namespace Probative.Formats.Tests.BagIt;

/// <summary>A small valid bag made with the writer, as a starting point for damage.</summary>
internal sealed class SampleBag : IDisposable
{
    public SampleBag(params string[] payload)
    {
        if (payload.Length == 0) payload = ["data/a.txt", "data/folder/b.txt"];
        Payload = payload;
        foreach (string path in payload) Scratch.Write(path, $"content of {path}");
        Scratch.Write("bagit.txt", BagWriter.Declaration);
        Seal();
    }

    public Scratch Scratch { get; } = new();

    public IReadOnlyList<string> Payload { get; }

    /// <summary>Writes the manifests anew over what lies in the folder.</summary>
    public void Seal()
    {
        Scratch.Write("manifest-sha256.txt", BagWriter.Manifest(Payload.Select(Line)));
        SealTags();
    }

    public void SealTags(params string[] more) => Scratch.Write(
        "tagmanifest-sha256.txt", BagWriter.Manifest(
            [.. more.Append("bagit.txt").Append("manifest-sha256.txt").Select(Line)]));

    /// <summary>
    /// Changes a tag file and writes the tag manifest anew, so that only the change is at fault.
    /// </summary>
    public void Rewrite(string path, Func<string, string> change)
    {
        string text = File.Exists(Scratch[path]) ? File.ReadAllText(Scratch[path], Encoding.Latin1) : "";
        Scratch.Write(path, Encoding.Latin1.GetBytes(change(text)));
        SealTags();
    }

    public BagReport Read()
    {
        using FolderFiles files = FolderFiles.List(Scratch.Folder);
        return BagReader.Read(files);
    }

    public (byte[] Digest, string Path) Line(string path) =>
        (SHA256.HashData(File.ReadAllBytes(Scratch[path])), path);

    public void Dispose() => Scratch.Dispose();
}

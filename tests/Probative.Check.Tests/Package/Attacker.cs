using System.Text;
using Probative.Formats.BagIt;
using Probative.Formats.Containers;
using Probative.Ledger;
using Probative.Ledger.Facts;
using Probative.Ledger.Notes;
using Xunit;

namespace Probative.Check.Tests.Package;

/// <summary>
/// Somebody who changes a package and covers it up: every manifest is made anew after each change, and where
/// a signature is needed it is made with a key of the attacker's own.
/// </summary>
internal sealed class Attacker(IReadOnlyDictionary<string, byte[]> package, Random random)
{
    private const string Facts = "data/facts.txt";
    private const string Withheld = "data/withheld.txt";
    private const string Indices = "ledger/indices.txt";
    private const string Nodes = "ledger/nodes.txt";

    private readonly Dictionary<string, byte[]> _files = new(package, StringComparer.Ordinal);

    /// <summary>Every way of lying, by name.</summary>
    public static readonly IReadOnlyList<(string Name, Func<Attacker, Dictionary<string, byte[]>> Lie)> Lies =
    [
        ("a byte changed", a => a.ChangeByte(remade: false)),
        ("a byte changed, manifests made anew", a => a.ChangeByte(remade: true)),
        ("a byte put in or taken out", a => a.InsertOrDelete()),
        ("a fact dropped", a => a.EditLines(Facts, lines => lines.RemoveAt(a.Pick(lines)), Indices)),
        ("a fact dropped, its index kept", a => a.EditLines(Facts, lines => lines.RemoveAt(a.Pick(lines)))),
        ("two facts exchanged", a => a.EditLines(Facts, a.Exchange)),
        ("a fact twice", a => a.EditLines(Facts, lines => lines.Insert(a.Pick(lines), lines[a.Pick(lines)]))),
        ("two nodes exchanged", a => a.EditLines(Nodes, a.ExchangeHashes)),
        ("a node dropped", a => a.EditLines(Nodes, lines => lines.RemoveAt(a.Pick(lines)))),
        ("two indices exchanged", a => a.EditLines(Indices, a.Exchange)),
        ("an index moved", a => a.EditLines(Indices, a.MoveIndex)),
        ("a line of the withheld list dropped", a => a.EditLines(
            Withheld, lines => lines.RemoveAt(a.Pick(lines)))),
        ("a reason changed", a => a.EditLines(Withheld, lines => lines[a.Pick(lines)] += " indeed")),
        ("a field hidden, and said so", a => a.HideField()),
        ("a fact hidden, and said so", a => a.HideFact()),
        ("another case's leaf in a fact's place", a => a.PutForeignLeaf()),
        ("an item changed", a => a.ChangeItem(renamed: false)),
        ("an item changed and renamed", a => a.ChangeItem(renamed: true)),
        ("an item dropped", a => a.DropItem()),
        ("a file more", a => a.AddFile()),
        ("the tail cut off", a => a.CutTail()),
        ("another root, signed by another key of that name", a => a.SignAnew(keepKey: true)),
        ("signed anew by another key", a => a.SignAnew(keepKey: false)),
        ("a text of the package changed", a => a.ChangeSealed()),
    ];

    private Dictionary<string, byte[]> ChangeByte(bool remade)
    {
        string path = AnyPath();
        byte[] bytes = [.. _files[path]];
        bytes[random.Next(bytes.Length)] ^= (byte)(1 + random.Next(255));
        _files[path] = bytes;
        return remade && !path.EndsWith("manifest-sha256.txt", StringComparison.Ordinal) ? Remade() : _files;
    }

    private Dictionary<string, byte[]> InsertOrDelete()
    {
        string path = AnyPath();
        List<byte> bytes = [.. _files[path]];
        if (random.Next(2) == 0) bytes.Insert(random.Next(bytes.Count + 1), (byte)random.Next(256));
        else bytes.RemoveAt(random.Next(bytes.Count));
        _files[path] = [.. bytes];
        return random.Next(2) == 0
            && !path.EndsWith("manifest-sha256.txt", StringComparison.Ordinal) ? Remade() : _files;
    }

    private Dictionary<string, byte[]> EditLines(
        string path, Action<List<string>> edit, string? alsoShorter = null)
    {
        List<string> lines = Lines(path), before = [.. lines];
        do edit(lines);
        while (lines.SequenceEqual(before));
        Put(path, lines);
        if (alsoShorter is not null) EditLines(alsoShorter, other => other.RemoveAt(Pick(other)));
        return Remade();
    }

    private void Exchange(List<string> lines)
    {
        int one = Pick(lines), other = Pick(lines);
        (lines[one], lines[other]) = (lines[other], lines[one]);
    }

    private void ExchangeHashes(List<string> lines)
    {
        int one = Pick(lines), other = Pick(lines);
        string[] left = lines[one].Split(' '), right = lines[other].Split(' ');
        lines[one] = $"{left[0]} {left[1]} {right[2]}";
        lines[other] = $"{right[0]} {right[1]} {left[2]}";
    }

    private void MoveIndex(List<string> lines)
    {
        int at = Pick(lines);
        lines[at] =
            (long.Parse(lines[at], null) + (random.Next(2) == 0 ? 1 : -1)).ToString(null as IFormatProvider);
    }

    private Dictionary<string, byte[]> HideField()
    {
        List<string> lines = Lines(Facts);
        int at = PickWhere(lines, line => line[0] != '{' && line.Count(c => c == '~') > 2);
        List<string> parts = [.. lines[at].Split('~')];
        string hidden = parts[1 + random.Next(parts.Count - 2)];
        parts.Remove(hidden);
        lines[at] = string.Join('~', parts);
        Put(Facts, lines);
        Assert.True(Disclosure.TryParse(Encoding.ASCII.GetBytes(hidden), out Disclosure? gone, out _));
        Tell($"field {at + 1} {gone.Digest.ToBase64Url()} {gone.Name} kept in the house");
        return Remade();
    }

    private Dictionary<string, byte[]> HideFact()
    {
        List<string> lines = Lines(Facts);
        int at = PickWhere(lines, line => line[0] != '{');
        Assert.True(SdJwt.TryParse(Encoding.ASCII.GetBytes(lines[at]), out SdJwt? fact, out _));
        lines[at] = Encoding.UTF8.GetString(fact.LeafBytes);
        Put(Facts, lines);
        List<string> withheld = Lines(Withheld);
        withheld.RemoveAll(line => line.StartsWith($"field {at + 1} ", StringComparison.Ordinal));
        Put(Withheld, withheld);
        Tell($"fact {at + 1} outside the selection");
        return Remade();
    }

    // The number and the link to the fact before are right; only the tree can tell.
    private Dictionary<string, byte[]> PutForeignLeaf()
    {
        List<string> lines = Lines(Facts);
        int at = PickWhere(lines, line => line[0] == '{');
        Assert.True(Leaf.TryParse(Encoding.UTF8.GetBytes(lines[at]), out Leaf? leaf, out _));
        Hash32[] digests = [.. Enumerable.Range(0, 8).Select(_ => RandomHash())];
        CaseId caseId = random.Next(2) == 0 ? leaf.CaseId : CaseId.Draw();
        lines[at] = Encoding.UTF8.GetString(new Leaf(caseId, leaf.N, leaf.Prev, digests).ToBytes());
        Put(Facts, lines);
        return Remade();
    }

    private Dictionary<string, byte[]> ChangeItem(bool renamed)
    {
        string path = AnyItem();
        byte[] bytes = [.. _files[path], 0];
        _files.Remove(path);
        _files[renamed ? $"data/items/{Hash32.Of(bytes).ToHex()}" : path] = bytes;
        return Remade();
    }

    private Dictionary<string, byte[]> DropItem()
    {
        _files.Remove(AnyItem());
        return Remade();
    }

    private Dictionary<string, byte[]> AddFile()
    {
        byte[] bytes = RandomHash().ToArray();
        string[] names =
            [$"data/items/{Hash32.Of(bytes).ToHex()}.txt", "data/notes.txt", "ledger/more", "readme"];
        _files[names[random.Next(names.Length)]] = bytes;
        return random.Next(2) == 0 ? Remade() : _files;
    }

    // The last facts are gone from every list; the handover still speaks of them.
    private Dictionary<string, byte[]> CutTail()
    {
        int gone = 1 + random.Next(3);
        foreach (string path in (string[])[Facts, Indices])
        {
            List<string> lines = Lines(path);
            lines.RemoveRange(lines.Count - gone, gone);
            Put(path, lines);
        }

        return Remade();
    }

    private Dictionary<string, byte[]> SignAnew(bool keepKey)
    {
        Assert.True(
            LogCheckpoint.TryParse(_files["ledger/checkpoint"], out _, out Checkpoint? checkpoint, out _));
        using var key = SignerKey.Generate(checkpoint.Origin);
        Checkpoint signed = keepKey ? checkpoint with { Root = RandomHash() } : checkpoint;
        _files["ledger/checkpoint"] = signed.Sign(key).ToBytes();
        if (!keepKey) _files["ledger/vkey"] = Encoding.ASCII.GetBytes(key.Vkey + "\n");
        return Remade();
    }

    private Dictionary<string, byte[]> ChangeSealed()
    {
        string[] names = ["VERIFY.md", "index.html", "verify.html", "verify.sh", "bag-info.txt"];
        string path = names[random.Next(names.Length)];
        _files[path] = [.. _files[path], .. "more\n"u8];
        return Remade();
    }

    private Dictionary<string, byte[]> Remade()
    {
        _files["manifest-sha256.txt"] = Manifest(path => path.StartsWith("data/", StringComparison.Ordinal));
        _files["tagmanifest-sha256.txt"] = Manifest(path =>
            !path.StartsWith("data/", StringComparison.Ordinal) && path != "tagmanifest-sha256.txt");
        return _files;
    }

    private byte[] Manifest(Func<string, bool> belongs) => Encoding.UTF8.GetBytes(BagWriter.Manifest(
        _files.Where(file => belongs(file.Key)).Select(file => (Hash32.Of(file.Value).ToArray(), file.Key))));

    private void Tell(string line)
    {
        List<string> lines = Lines(Withheld);
        lines.Add(line);
        Put(Withheld, [.. lines.OrderBy(one => long.Parse(one.Split(' ')[1], null)).ThenBy(
            one => one, PathOrder.Bytes)]);
    }

    private List<string> Lines(string path) => [.. Encoding.UTF8.GetString(_files[path]).Split('\n')[..^1]];

    private void Put(string path, List<string> lines) =>
        _files[path] = Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));

    private int Pick(List<string> lines) => random.Next(lines.Count);

    private int PickWhere(List<string> lines, Func<string, bool> isWanted)
    {
        int[] places = [.. Enumerable.Range(0, lines.Count).Where(i => isWanted(lines[i]))];
        return places[random.Next(places.Length)];
    }

    private string AnyPath() => _files.Keys.ElementAt(random.Next(_files.Count));

    private string AnyItem()
    {
        string[] items =
            [.. _files.Keys.Where(path => path.StartsWith("data/items/", StringComparison.Ordinal))];
        return items[random.Next(items.Length)];
    }

    private Hash32 RandomHash()
    {
        byte[] bytes = new byte[Hash32.Size];
        random.NextBytes(bytes);
        return Hash32.FromSpan(bytes);
    }
}

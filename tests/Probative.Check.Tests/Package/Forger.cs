using System.Text;
using Probative.Formats.BagIt;
using Probative.Ledger;
using Probative.Ledger.Facts;
using Probative.Ledger.Notes;
using Probative.Ledger.Tree;
using Xunit;

namespace Probative.Check.Tests.Package;

/// <summary>
/// Writes a whole case anew under keys of its own: other facts, a true chain, a true tree, a true handover.
/// Only the signer's key tells it from the real one.
/// </summary>
internal static class Forger
{
    public static Dictionary<string, byte[]> Rewrite(
        IReadOnlyDictionary<string, byte[]> package, string origin)
    {
        var files = new Dictionary<string, byte[]>(package, StringComparer.Ordinal);
        using var handoverKey = HandoverKey.Generate();
        using var logKey = SignerKey.Generate(origin);
        var log = new CaseLog(CaseId.Draw());
        var facts = new StringBuilder();
        foreach (string line in Encoding.UTF8.GetString(files["data/facts.txt"]).Split('\n')[..^1])
        {
            // What the forger cannot open is left out; the rest is told otherwise.
            if (!SdJwt.TryParse(Encoding.ASCII.GetBytes(line), out SdJwt? fact, out _)) continue;
            var builder = new FactBuilder(log.CaseId);
            foreach (Disclosure field in fact.Disclosures.Where(field => !field.IsPadding))
                builder.Add(field.Name, field.Name == "actor" ? "somebody else" : field.Value);
            facts.Append(log.Append(builder.Build(), handoverKey)).Append('\n');
        }

        files["data/facts.txt"] = Encoding.ASCII.GetBytes(facts.ToString());
        files["data/withheld.txt"] = [];
        Seal(files, log, handoverKey);
        files["ledger/indices.txt"] = Text(Enumerable.Range(0, log.Count).Select(i => $"{i}\n"));
        files["ledger/nodes.txt"] = [];
        files["ledger/vkey"] = Encoding.ASCII.GetBytes(logKey.Vkey + "\n");
        files["ledger/checkpoint"] =
            new Checkpoint(origin, (ulong)log.Count, log.Tree.Root()).Sign(logKey).ToBytes();
        files["ledger/handover-key.jwk"] = Encoding.ASCII.GetBytes(handoverKey.Jwk.Json + "\n");
        files["tagmanifest-sha256.txt"] = Manifest(files, path =>
            !path.StartsWith("data/", StringComparison.Ordinal) && path != "tagmanifest-sha256.txt");
        return files;
    }

    private static void Seal(Dictionary<string, byte[]> files, CaseLog log, HandoverKey key)
    {
        static bool IsPayload(string path) => path.StartsWith("data/", StringComparison.Ordinal);
        long octets = files.Where(file => IsPayload(file.Key)).Sum(file => file.Value.LongLength);
        long count = files.Keys.LongCount(IsPayload);
        string[] info = Encoding.UTF8.GetString(files["bag-info.txt"]).Split('\n');
        info[0] = $"Payload-Oxum: {octets}.{count}";
        files["bag-info.txt"] = Encoding.UTF8.GetBytes(string.Join('\n', info));
        files["manifest-sha256.txt"] = Manifest(files, IsPayload);
        string[] names = ["VERIFY.md", "bag-info.txt", "bagit.txt", "index.html", "verify.html", "verify.sh"];
        FactDraft handover = new FactBuilder(log.CaseId)
            .Add("type", "HandedOver").Add("at", "2026-01-31T12:00:00.000Z").Add("actor", "somebody else")
            .Add("to", "anyone").Add("purpose", "to deceive").Add("previous", JsonValue.None)
            .Add("manifest_sha256", Hex(files["manifest-sha256.txt"]))
            .Add("files", new JsonValue.Map(names.Select(name =>
                KeyValuePair.Create(name, JsonValue.FromString(Hex(files[name]))))))
            .Add("case_head", log.Head.ToHex())
            .Add("items", files.Keys.LongCount(
                path => path.StartsWith("data/items/", StringComparison.Ordinal)))
            .Add("withheld_facts", 0L).Add("withheld_fields", 0L).Add("handover_key", key.Jwk.Thumbprint)
            .Build();
        files["ledger/handover.txt"] = Encoding.ASCII.GetBytes(log.Append(handover, key) + "\n");
    }

    private static byte[] Manifest(Dictionary<string, byte[]> files, Func<string, bool> belongs) =>
        Encoding.UTF8.GetBytes(BagWriter.Manifest(
            files.Where(file => belongs(file.Key)).Select(
                file => (Hash32.Of(file.Value).ToArray(), file.Key))));

    private static string Hex(byte[] bytes) => Hash32.Of(bytes).ToHex();

    private static byte[] Text(IEnumerable<string> lines) => Encoding.ASCII.GetBytes(string.Concat(lines));

    /// <summary>A log that holds one case and nothing else.</summary>
    private sealed class CaseLog(CaseId caseId)
    {
        public CaseId CaseId { get; } = caseId;

        public Frontier Tree { get; } = new();

        public Hash32 Head { get; private set; }

        public int Count => (int)Tree.Size;

        public string Append(FactDraft fact, HandoverKey key)
        {
            byte[] leaf = fact.ToLeaf(Count + 1, Head);
            Head = TreeHash.Leaf(leaf);
            Tree.Append(Head);
            Assert.Equal(CaseId, fact.CaseId);
            return SdJwt.Sign(leaf, fact.Disclosures, key).ToString();
        }
    }
}

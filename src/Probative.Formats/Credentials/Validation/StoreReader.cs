using System.Buffers;
using System.IO.Compression;
using Probative.Formats.Credentials.Carriers;
using Probative.Formats.Credentials.Jumbf;

namespace Probative.Formats.Credentials.Validation;

/// <summary>
/// The manifests of a store (C2PA 2.2 section 11.1.4), in their order; compressed ones are unpacked.
/// </summary>
internal static class StoreReader
{
    private const int ManifestsMost = 500;

    public static IReadOnlyList<ManifestBox> Read(ReadOnlyMemory<byte> bytes, DamageList damage)
    {
        var store = CarrierReader.IsStore(bytes.Span) ? JumbfReader.Read(bytes, damage) : null;
        if (store is null)
        {
            damage.Add(
                new Damage(
                    CredentialCodes.Store, "", 0,
                    "The bytes are no manifest store that can be read."));
            return [];
        }

        var manifests = new List<ManifestBox>();
        long room = CarrierFind.StoreLimitBytes;
        foreach (var child in store.Children)
        {
            if (manifests.Count == ManifestsMost)
            {
                damage.Add(
                    new Damage(CredentialCodes.TooMany, "", child.Offset, "There are too many manifests."));
                break;
            }

            var isPacked = child.Purpose == Purposes.CompressedManifest;
            var box = isPacked ? Unpack(child, ref room, damage) : child;
            var packed = isPacked ? child : null;
            if (box?.Label is null) continue;
            if (box.Purpose == Purposes.Manifest)
                manifests.Add(new ManifestBox(box, ManifestKind.Standard, packed));
            if (box.Purpose == Purposes.UpdateManifest)
                manifests.Add(new ManifestBox(box, ManifestKind.Update, packed));
        }

        return manifests;
    }

    /// <summary>
    /// C2PA 2.2 sections 11.1.3.2 and 11.2.4: a <c>brob</c> box with the manifest's box in Brotli; ISO
    /// 18181-2 puts four letters before that. All manifests together may unpack to as much as a store may
    /// have.
    /// </summary>
    private static JumbfBox? Unpack(JumbfBox box, ref long room, DamageList damage)
    {
        if (box.BytesOf("brob") is { Length: > 4 } packed
            && (Inflate(packed, ref room) ?? Inflate(packed[4..], ref room)) is { } content
            && JumbfReader.Read(content, damage) is { } inner
            && inner.Purpose is Purposes.Manifest or Purposes.UpdateManifest)
        {
            return inner;
        }

        damage.Add(
            new Damage(CredentialCodes.Packed, "", box.Offset, "A compressed manifest cannot be unpacked."));
        return null;
    }

    private static byte[]? Inflate(ReadOnlyMemory<byte> packed, ref long room)
    {
        var output = new MemoryStream();
        var buffer = new byte[64 * 1024];
        var decoder = default(BrotliDecoder);
        try
        {
            OperationStatus status;
            do
            {
                status = decoder.Decompress(packed.Span, buffer, out var read, out var written);
                packed = packed[read..];
                room -= written;
                output.Write(buffer, 0, written);
            }
            while (status == OperationStatus.DestinationTooSmall && room >= 0);

            return status == OperationStatus.Done && room >= 0 ? output.ToArray() : null;
        }
        finally
        {
            decoder.Dispose();
        }
    }
}

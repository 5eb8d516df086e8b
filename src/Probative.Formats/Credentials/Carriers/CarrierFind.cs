namespace Probative.Formats.Credentials.Carriers;

/// <summary>What a walk through a file found of credentials.</summary>
internal sealed class CarrierFind(CredentialCarrier carrier, long sizeBytes, DamageList damage)
{
    /// <summary>
    /// The most bytes of a manifest store that are read. Stores hold thumbnails of each ingredient; those
    /// that occur have some megabytes.
    /// </summary>
    public const int StoreLimitBytes = 64 * 1024 * 1024;

    /// <summary>The most steps of a walk: more chunks or boxes than a long fragmented film has.</summary>
    public const int StepsMost = 500_000;

    private const int XmpLimitBytes = 1024 * 1024;

    // A directory of TIFF can name the same megabyte as its packet a hundred thousand times.
    private const int XmpPacketsMost = 32;

    // A reference into the file's own store names no other place (C2PA 2.2, JUMBF URI references).
    private const string InThisFile = "self#";

    private int _xmpPackets;

    public CredentialCarrier Carrier { get; } = carrier;

    public DamageList Damage { get; } = damage;

    /// <summary>The manifest store; null where there is none.</summary>
    public ReadOnlyMemory<byte>? Store { get; private set; }

    /// <summary>Where the file holds the store, with the frame around it; in the order of the file.</summary>
    public IReadOnlyList<ByteRange> Ranges { get; private set; } = [];

    /// <summary>The address that the XMP packet of the file names for a manifest store elsewhere.</summary>
    public string? RemoteUri { get; private set; }

    /// <summary>The boxes with proofs of Merkle trees that credentials have beside the store.</summary>
    public List<ByteRange> ProofBoxes { get; } = [];

    /// <summary>Takes a store that lies in one piece.</summary>
    public void Take(Bytes.ByteSource source, ByteRange content, ByteRange frame)
    {
        if (content.LengthBytes > StoreLimitBytes)
        {
            Add(CredentialCodes.TooLarge, content.Offset, "The manifest store is larger than what is read.");
            return;
        }

        var bytes = new byte[Math.Max(0, Math.Min(content.LengthBytes, source.Length - content.Offset))];
        if (bytes.Length < content.LengthBytes || !source.TryRead(content.Offset, bytes))
        {
            Add(CredentialCodes.Carrier, content.Offset, "The file ends within its manifest store.");
            return;
        }

        // What a frame has behind its content, a sum or a byte of padding, may be cut.
        Take(bytes, [frame with { LengthBytes = Math.Min(frame.LengthBytes, sizeBytes - frame.Offset) }]);
    }

    /// <summary>Takes a store that was put together; the first one counts, others are reported.</summary>
    public void Take(ReadOnlyMemory<byte> store, IReadOnlyList<ByteRange> ranges)
    {
        if (Store is not null)
        {
            Add(
                CredentialCodes.Several,
                ranges[0].Offset,
                "The file holds another manifest store; the first one was read.");
            return;
        }

        Store = store;
        Ranges = ranges;
    }

    /// <summary>Looks into an XMP packet for the address of a store elsewhere. Nothing is fetched.</summary>
    public void TakeXmp(Bytes.ByteSource source, ByteRange packet)
    {
        if (RemoteUri is not null || packet.LengthBytes <= 0 || _xmpPackets++ >= XmpPacketsMost) return;
        var there = Math.Clamp(source.Length - packet.Offset, 0, XmpLimitBytes);
        var bytes = new byte[Math.Min(packet.LengthBytes, there)];
        var count = source.Read(packet.Offset, bytes);
        var provenance = XmpPacket.Provenance(bytes.AsSpan(0, count));
        if (provenance?.StartsWith(InThisFile, StringComparison.Ordinal) is false) RemoteUri = provenance;
    }

    /// <summary>Adds damage, at the end where the file names a place behind it.</summary>
    public void Add(string code, long offset, string message) =>
        Damage.Add(new Damage(code, "", Math.Min(offset, sizeBytes), message));
}

using Probative.Fuzz.Targets;

namespace Probative.Fuzz;

/// <summary>All targets, by name.</summary>
public static class FuzzTargets
{
    public static IReadOnlyList<IFuzzTarget> All { get; } =
    [
        new TypeTarget(), new BoxTarget(), new SegmentTarget(), new PlainTextTarget(), new SubtitleTarget(),
        new TransportTarget(), new KlvTarget(), new KlvPiecesTarget(), new TransportTelemetryTarget(),
        new DjiTarget(), new DjiXmpTarget(), new CredentialsTarget(), new OtsTarget(), new TokenTarget(),
        new RevocationTarget(), new CertificateTarget(), new BitcoinTarget(), new AgeTarget(),
        new AgeKeyTarget(), new BagTarget(), new ZipTarget(), new ExifToolTarget(), new TesseractTarget(),
        new FrameLogTarget(), new PixelTarget(), new OcspTarget(), new FilmPrintTarget(),
        new SoundPrintTarget(), new TmkTarget(), new HashListTarget(),
    ];

    public static IFuzzTarget? Find(string name) => All.FirstOrDefault(target => target.Name == name);
}

using Probative.Ledger.Facts;
using Probative.Local.Auditing;
using Probative.Local.Durable;
using Probative.Local.Facts;
using Probative.Local.Items;
using Probative.Local.Keys;
using Probative.Local.Log;
using Probative.Local.Remembering;
using Probative.Local.Views;

namespace Probative.Local;

/// <summary>Puts a writer together, from the disk up.</summary>
internal sealed class WriterParts
{
    private readonly Poison _poison = new();

    public WriterParts(VaultMedium medium)
    {
        Medium = medium;
        if (medium.Fs is IDisposable disk) All.Own(disk);
        Durable = All.Own(new DurableThread(medium.Fs, _poison));
        Group = new FileGroup(medium.Fs);
    }

    public VaultParts All { get; } = new();

    public VaultMedium Medium { get; }

    public DurableThread Durable { get; }

    public FileGroup Group { get; }

    /// <summary>
    /// Everything above the disk. The store has been taken over, the published log checked.
    /// </summary>
    public LocalVault Assemble(
        IFactStore store,
        Keyring keyring,
        string origin,
        CaseId ownSequence,
        PublishedEdge published,
        TimeProvider clock,
        CheckpointMemory? memory)
    {
        var signer = All.Own(LogSigner.Of(Medium.Fs, origin, keyring));
        var opening = new FactOpening(keyring, () => false);
        var reading = All.Own(new ReadingLedger(store.OpenRows(), new FactReading(store.OpenRows, opening)));
        var publisher = All.Own(new TilePublisher(Durable, Group, store, signer, _poison, published));

        // The views are told of every fact from here on, so they are made before the first can be appended;
        // and they are taken apart after the last was committed.
        var views = All.Own(new WriterViews(Durable, reading));
        var commit = All.Own(new GroupCommit(
            store,
            _poison,
            views,
            @case => keyring.CaseKey(@case)
                ?? throw new InvalidOperationException($"No case {@case} is open in this vault.")));

        All.Clock = clock;
        All.OwnSequence = ownSequence;
        All.HandoverKey = All.Own(new HandoverKey(keyring.HandoverSeed));
        All.Items = new ItemStore(VaultPath.Items, Durable, Group);
        All.Derivatives = new ItemStore(VaultPath.Derivatives, Durable, Group);
        All.Views = views;
        var log = new PublishedLog(
            Medium.Fs, () => LogSigner.VerifierOf(Medium.Fs, origin, keyring, () => []));
        All.Log = log;
        All.Ledger = new FactLedger(
            store,
            reading,
            commit,
            publisher,
            keyring,
            Durable,
            new Shredder(commit, keyring, Durable, views),
            clock,
            ownSequence,
            memory);
        All.Memory = memory;
        All.Doubted = _poison.Taken;
        All.Directory = Medium.Fs.FullPath("");
        All.Access = All.Own(new AccessLog(All.Directory, keyring.AccessKey, clock));
        All.SigningKeys = new SigningKeyChange(keyring, Durable, publisher, log, All, origin);
        All.Keys = new VaultKeys(keyring, Durable, All.Ledger, ownSequence, All.SigningKeys);
        All.Own(new PublicationLoop(publisher, clock));
        return new LocalVault(All);
    }
}

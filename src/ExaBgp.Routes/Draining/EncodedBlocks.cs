namespace ExaBgp.Routes.Draining;

/// <summary>The messages of the last stretches, for peers that follow: made once, written for each. Bounded in number, each in size.</summary>
internal sealed class EncodedBlocks
{
    private const int Most = 32;
    private readonly List<EncodedBlock> _blocks = [];
    private int _oldest;
    private long _lowest = long.MaxValue;
    private long _highest;

    /// <summary>Blocks made so far, for tests of sharing.</summary>
    public int Made { get; private set; }

    /// <summary>A block that serves the peer, or null.</summary>
    public EncodedBlock? Find(OutgoingPeer peer, DrainPass pass, long from)
    {
        for (var i = _blocks.Count - 1; i >= 0; i--)
        {
            if (_blocks[i].Serves(peer, pass, from)) return _blocks[i];
        }

        return null;
    }

    /// <summary>A block to fill; it takes the place of the oldest. Call <see cref="Keep"/> when it is filled.</summary>
    public EncodedBlock Obtain()
    {
        Made++;
        EncodedBlock block;
        if (_blocks.Count == Most)
        {
            block = _blocks[_oldest];
            _oldest = (_oldest + 1) % Most;
        }
        else
        {
            block = new EncodedBlock();
            _blocks.Add(block);
        }

        block.Reset();
        return block;
    }

    /// <summary>The block can be used for those who stand where <paramref name="peer"/> stood.</summary>
    public void Keep(EncodedBlock block, OutgoingPeer peer, DrainPass pass, long from, long to)
    {
        block.Keep(peer.Session!.Encoding, pass, from, to);
        _lowest = Math.Min(_lowest, from);
        _highest = Math.Max(_highest, to);
    }

    /// <summary>The record of this version has changed: blocks that show it as it was are void.</summary>
    public void Touch(long version)
    {
        if (version <= _lowest || version > _highest) return;
        _lowest = long.MaxValue;
        _highest = 0;
        foreach (var block in _blocks)
        {
            if (block.Context is null) continue;
            if (block.From < version && version <= block.To)
            {
                block.Forget();
                continue;
            }

            _lowest = Math.Min(_lowest, block.From);
            _highest = Math.Max(_highest, block.To);
        }
    }

    /// <summary>All are void.</summary>
    public void Clear()
    {
        _blocks.Clear();
        _oldest = 0;
        _lowest = long.MaxValue;
        _highest = 0;
    }
}

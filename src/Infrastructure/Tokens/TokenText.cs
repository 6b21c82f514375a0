using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace CleanTemplate.Infrastructure.Tokens;

/// <summary>The three parts of a token, decoded. Each has exactly one spelling: what could be written in two ways is refused.</summary>
internal sealed class TokenText
{
    private const int SignatureLength = 64;

    private TokenText(byte[] signed, byte[] header, byte[] payload, byte[] signature) =>
        (Signed, Header, Payload, Signature) = (signed, header, payload, signature);

    /// <summary>What the signature is over: header and payload as they were sent.</summary>
    public byte[] Signed { get; }

    public byte[] Header { get; }

    public byte[] Payload { get; }

    public byte[] Signature { get; }

    public static TokenText? Read(ReadOnlySpan<char> token)
    {
        Span<Range> parts = stackalloc Range[4];
        if (token.Split(parts, '.') != 3) return null;

        return Decode(token[parts[0]]) is { } header && Decode(token[parts[1]]) is { } payload && Decode(token[parts[2]]) is { Length: SignatureLength } signature
            ? new(Encoding.ASCII.GetBytes(token[..parts[1].End.Value].ToString()), header, payload, signature)
            : null;
    }

    /// <summary>Null for anything but canonical base64url: with padding, white space or stray bits the text would not come back.</summary>
    public static byte[]? Decode(ReadOnlySpan<char> text)
    {
        var bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        return Base64Url.DecodeFromChars(text, bytes, out _, out var length) == OperationStatus.Done && text.SequenceEqual(Base64Url.EncodeToString(bytes.AsSpan(0, length)))
            ? bytes[..length]
            : null;
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace CleanTemplate.Infrastructure.Queues;

/// <summary>Text from elsewhere, such as the message of an exception, as every database stores it.</summary>
internal static class StoredText
{
    /// <summary>The beginning of it, up to this length: without NUL and without half characters, which not every database takes.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Shorten(string? text, int length)
    {
        if (text is null) return null;

        StringBuilder stored = new(Math.Min(text.Length, length));
        foreach (var character in text.EnumerateRunes())
        {
            if (stored.Length + character.Utf16SequenceLength > length) break;
            if (character.Value != 0) stored.Append(character);
        }

        return stored.ToString();
    }
}

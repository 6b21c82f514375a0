using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace CleanTemplate.Application.Common.Mail;

public interface IEmailSender
{
    /// <summary>Hands the mail over. A refusal for good is a <see cref="Events.PermanentFailureException"/>; after any other failure, trying again is worth it.</summary>
    Task Send(Email email, CancellationToken cancellationToken);
}

/// <summary>One message to one reader, said twice. A <see cref="Letter"/> writes both.</summary>
public sealed record Email(string To, string Subject, string Text, string Html);

/// <summary>What a mail says, paragraph by paragraph: <c>Letter.To(name).Says("...").Link("Confirm", uri).About(subject, address)</c>.</summary>
public sealed class Letter
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly IReadOnlyList<(string Text, string Html)> _parts;

    private Letter(IReadOnlyList<(string Text, string Html)> parts) => _parts = parts;

    public static Letter ToSomebody() => new Letter([]).Says("Hello,");

    public static Letter To(string name) => new Letter([]).Says($"Hello {name},");

    public Letter Says(string paragraph)
    {
        var text = OneLine(paragraph);
        return With(text, $"<p>{Html.Encode(text)}</p>");
    }

    public Letter Link(string label, Uri address)
    {
        var text = OneLine(label);
        return With(
            $"{text}:\n{address.AbsoluteUri}",
            $"""<p><a href="{Html.Encode(address.AbsoluteUri)}" style="{LetterLayout.Button}">{Html.Encode(text)}</a></p>""");
    }

    public Letter Lists(IEnumerable<string> items)
    {
        var lines = items.Select(OneLine).ToList();
        return With(
            string.Join('\n', lines.Select(line => $"- {line}")),
            $"<ul>{string.Concat(lines.Select(line => $"\n<li>{Html.Encode(line)}</li>"))}\n</ul>");
    }

    public Email About(string subject, string address) => new(
        address,
        OneLine(subject),
        string.Join("\n\n", _parts.Select(part => part.Text)) + "\n",
        LetterLayout.Around(Html.Encode(OneLine(subject)), string.Join("\n", _parts.Select(part => part.Html))));

    private Letter With(string text, string html) => new([.. _parts, (text, html)]);

    // Whatever a name has in it, it does not begin a paragraph of its own.
    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>The page around every letter. Mail programs ignore style sheets, so styles stand on the elements.</summary>
internal static class LetterLayout
{
    public const string Button = "display:inline-block;padding:10px 18px;border-radius:6px;background:#1f5fbf;color:#ffffff;text-decoration:none";

    private const string Page = "margin:0;padding:24px;background:#f4f5f7;color:#222222;font:16px/1.5 sans-serif";
    private const string Sheet = "max-width:560px;margin:0 auto;padding:24px;border-radius:8px;background:#ffffff";

    /// <param name="title">As HTML.</param>
    /// <param name="body">As HTML.</param>
    public static string Around(string title, string body) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><title>{title}</title></head>
        <body style="{Page}">
        <div style="{Sheet}">
        {body}
        </div>
        </body>
        </html>

        """;
}

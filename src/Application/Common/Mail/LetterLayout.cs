namespace CleanTemplate.Application.Common.Mail;

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

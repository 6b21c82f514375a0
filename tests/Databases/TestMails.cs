using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CleanTemplate.Databases;

/// <summary>The mails that tests sent: one folder for each test process.</summary>
public sealed class TestMails : ITestSettings
{
    public static string Folder { get; } = Create();

    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(StringComparer.Ordinal) { ["Mail:PickupFolder"] = Folder };

    private static string Create()
    {
        var folder = Directory.CreateTempSubdirectory("mails");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        return folder.FullName;
    }
}

/// <summary>A mail as a mail program shows it.</summary>
public sealed partial record OpenedMail(IReadOnlyDictionary<string, string> Headers, string Text, string Html)
{
    public string Subject => EncodedWord().Replace(
        Between().Replace(Headers["Subject"], "?="), word => Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups["bytes"].Value)));

    public string MessageId => Headers["Message-Id"];

    public static OpenedMail Of(string mail)
    {
        var (headers, body) = Cut(mail);
        var boundary = Boundary().Match(headers["Content-Type"]).Groups["name"].Value;
        var parts = body.Split($"--{boundary}")[1..^1].Select(part => Cut(part[2..])).ToList();
        return new(headers, Read("text/plain"), Read("text/html"));

        string Read(string type)
        {
            var (head, text) = parts.Single(part => part.Headers["Content-Type"] == $"{type}; charset=utf-8");
            return head["Content-Transfer-Encoding"] == "quoted-printable" ? Unquoted(text) : throw new FormatException("Not quoted-printable.");
        }
    }

    private static (IReadOnlyDictionary<string, string> Headers, string Body) Cut(string mail)
    {
        var parts = mail.Split("\r\n\r\n", 2);
        var headers = Folded().Replace(parts[0], " ").Split("\r\n").Select(line => line.Split(": ", 2));
        return (headers.ToDictionary(header => header[0], header => header[1], StringComparer.OrdinalIgnoreCase), parts[1]);
    }

    private static string Unquoted(string text)
    {
        var joined = text.Replace("=\r\n", "", StringComparison.Ordinal);
        var bytes = Escapes().Replace(joined, escape => $"{(char)int.Parse(escape.Groups["code"].Value, NumberStyles.HexNumber)}");
        return Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(bytes)).ReplaceLineEndings("\n").TrimEnd('\n');
    }

    [GeneratedRegex(@"\r\n[ \t]+", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Folded();

    [GeneratedRegex("boundary=\"(?<name>[^\"]+)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Boundary();

    [GeneratedRegex(@"=\?utf-8\?B\?(?<bytes>[^?]*)\?=", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex EncodedWord();

    // White space between two encoded words is none of the text's.
    [GeneratedRegex(@"\?=\s+(?==\?)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Between();

    [GeneratedRegex("=(?<code>[0-9A-F]{2})", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Escapes();
}

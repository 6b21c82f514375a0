using System.Text;
using System.Text.RegularExpressions;
using CleanTemplate.Infrastructure.Mail;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Tests.Mail;

public sealed partial class PuttingMails : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mails");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_mail_is_a_file_with_whom_it_is_for_and_what_it_says()
    {
        await Send("Confirm your e-mail address", "Hello Customer,\n\nplease confirm.");

        var (headers, text) = Read();
        Assert.Contains("From: no-reply@example.com", headers, StringComparison.Ordinal);
        Assert.Contains("To: customer@example.com", headers, StringComparison.Ordinal);
        Assert.Contains("Subject: Confirm your e-mail address", headers, StringComparison.Ordinal);
        Assert.Equal("Hello Customer,\n\nplease confirm.", text);
    }

    [Fact]
    public async Task A_long_link_and_letters_of_every_alphabet_arrive_as_they_were_sent()
    {
        var words = $"Grüße, Ωμέγα, 山田, 🙂: http://localhost/reset#user=1&token={new string('x', 300)}%3D%3D";

        await Send("Grüße 山田", words);

        var (headers, text) = Read();
        Assert.Equal(words, text);
        Assert.Contains($"Subject: =?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes("Grüße 山田"))}?=", headers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_folder_is_made_and_each_mail_has_a_file_of_its_own()
    {
        _folder.Delete();

        await Send("One", "1");
        await Send("Two", "2");

        Assert.Equal(2, _folder.GetFiles("*.eml").Length);
    }

    private Task Send(string subject, string text) =>
        new PickupFolder(Options.Create(new MailOptions { PickupFolder = _folder.FullName, From = "no-reply@example.com" })).Send(new("customer@example.com", subject, text), default);

    private (string Headers, string Text) Read()
    {
        var parts = File.ReadAllText(Assert.Single(_folder.GetFiles("*.eml")).FullName).ReplaceLineEndings("\n").Split("\n\n", 2);
        return (parts[0], Decoded(parts[0], parts[1]).ReplaceLineEndings("\n").TrimEnd());
    }

    private static string Decoded(string headers, string body) => headers.Contains("base64", StringComparison.Ordinal)
        ? Encoding.UTF8.GetString(Convert.FromBase64String(body))
        : Escape().Replace(body.Replace("=\n", "", StringComparison.Ordinal), escape => ((char)Convert.ToInt32(escape.Groups["code"].Value, 16)).ToString());

    [GeneratedRegex("=(?<code>[0-9A-F]{2})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Escape();
}

using CleanTemplate.Infrastructure.Mail;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Tests.Mail;

public sealed class PuttingMails : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mails");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_mail_is_a_file_with_whom_it_is_for_and_what_it_says()
    {
        await Send("please confirm.");

        var mail = OpenedMail.Of(await File.ReadAllTextAsync(Assert.Single(_folder.GetFiles()).FullName));
        Assert.Equal(("no-reply@example.com", "customer@example.com", "A mail"), (mail.Headers["From"], mail.Headers["To"], mail.Subject));
        Assert.Equal("Hello,\n\nplease confirm.", mail.Text);
        Assert.Contains("<p>please confirm.</p>", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_folder_is_made_and_each_mail_has_a_file_of_its_own()
    {
        _folder.Delete();

        await Send("1", key: "the same event");
        await Send("2", key: "the same event");

        Assert.Equal(2, _folder.GetFiles("*.eml").Length);
    }

    [Fact]
    public async Task Whoever_looks_into_the_folder_sees_whole_mails_only()
    {
        using FileSystemWatcher watcher = new(_folder.FullName, "*.eml") { EnableRaisingEvents = true };
        TaskCompletionSource<bool> appeared = new();
        watcher.Created += (_, _) => appeared.TrySetResult(false);
        watcher.Renamed += (_, _) => appeared.TrySetResult(true);

        await Send("whole");

        Assert.True(await appeared.Task.WaitAsync(TimeSpan.FromSeconds(10)), "The file was written under the name that is picked up.");
    }

    private Task Send(string text, string? key = null) =>
        new PickupFolder(Outgoing.Composer(key), Options.Create(new MailOptions { PickupFolder = _folder.FullName })).Send(Outgoing.Mail(text), default);
}

using CleanTemplate.Dev.Docker;

namespace CleanTemplate.Dev.Tests.Docker;

[Collection(FakePrograms.OneAtATime)]
public sealed class RunningAContainer : IDisposable
{
    private static readonly ContainerRecipe Recipe = new(
        "database:1", 4711, "/data", "DATABASE_PASSWORD", new Dictionary<string, string> { ["COLOUR"] = "blue" }, ["are-you-ready", "--really"]);

    private readonly Product _product = new($"Dev.Tests.{Guid.NewGuid():N}");
    private readonly FakePrograms _programs = new();

    public RunningAContainer() => _programs.AddDocker();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Name => $"{_product.Kebab}-dev-system";

    public void Dispose()
    {
        _programs.Dispose();
        Directory.Delete(UserFolder.Of(_product), recursive: true);
    }

    [Fact]
    public async Task A_container_listens_on_a_random_loopback_port_and_keeps_its_data_in_a_named_volume()
    {
        var started = await KeptContainer.Start(Recipe, _product, "system", Token);

        Assert.NotNull(started);
        await using var container = started.Value.Container;
        Assert.Equal(49321, container.Port);
        Assert.Contains(
            $"docker run --detach --name {Name} --publish 127.0.0.1::4711 --volume {Name}:/data --env COLOUR --env DATABASE_PASSWORD database:1", _programs.Calls);
        Assert.Contains($"docker exec {Name} are-you-ready --really", _programs.Calls);
        Assert.Contains($"volume {Name}", started.Value.Description);
    }

    [Fact]
    public async Task The_password_travels_in_the_environment_only()
    {
        var started = await KeptContainer.Start(Recipe, _product, "system", Token);

        await using var container = started!.Value.Container;
        Assert.Equal($"DATABASE_PASSWORD={started.Value.Password}", File.ReadAllText(_programs.Beside("password")).Trim());
        Assert.DoesNotContain(_programs.Calls, call => call.Contains(started.Value.Password, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_stopped_at_the_end_and_the_next_one_takes_the_same_volume_and_password()
    {
        var first = await KeptContainer.Start(Recipe, _product, "system", Token);
        await first!.Value.Container.DisposeAsync();

        var second = await KeptContainer.Start(Recipe, _product, "system", Token);
        await second!.Value.Container.DisposeAsync();

        Assert.Equal(2, _programs.Calls.Count(call => call == $"docker stop -t 10 {Name}"));
        Assert.Equal(first.Value.Password, second.Value.Password);
    }

    [Fact]
    public async Task A_running_container_is_adopted_and_left_running()
    {
        await KeptContainer.Start(Recipe, _product, "system", Token);

        var adopted = await KeptContainer.Start(Recipe, _product, "system", Token);
        await adopted!.Value.Container.DisposeAsync();

        Assert.Single(_programs.Calls, call => call.StartsWith("docker run", StringComparison.Ordinal));
        Assert.DoesNotContain(_programs.Calls, call => call.StartsWith("docker stop", StringComparison.Ordinal));
        Assert.Contains("left running", adopted.Value.Description);
    }

    [Fact]
    public async Task A_stopped_container_of_that_name_is_replaced()
    {
        File.WriteAllText(_programs.Beside($"container-{Name}"), "false");

        var started = await KeptContainer.Start(Recipe, _product, "system", Token);

        await using var container = started!.Value.Container;
        Assert.Contains($"docker rm --force {Name}", _programs.Calls);
        Assert.False(container.IsAdopted);
    }

    [Fact]
    public async Task A_volume_whose_password_is_lost_is_named()
    {
        File.WriteAllText(_programs.Beside($"volume-{Name}"), "");

        var refusal = await Assert.ThrowsAsync<CannotStartException>(() => KeptContainer.Start(Recipe, _product, "system", Token));

        Assert.Contains($"docker volume rm {Name}", refusal.Message);
    }

    [Fact]
    public async Task What_docker_says_against_a_start_is_passed_on()
    {
        File.WriteAllText(_programs.Beside("no-image"), "");

        var refusal = await Assert.ThrowsAsync<CannotStartException>(() => KeptContainer.Start(Recipe, _product, "system", Token));

        Assert.Contains("no such image", refusal.Message);
    }

    [Fact]
    public async Task A_container_that_ends_before_it_is_ready_is_quoted_and_removed()
    {
        File.WriteAllText(_programs.Beside("never-ready"), "");

        var refusal = await Assert.ThrowsAsync<CannotStartException>(() => KeptContainer.Start(Recipe, _product, "system", Token));

        Assert.Contains("last words", refusal.Message);
        Assert.False(File.Exists(_programs.Beside($"container-{Name}")));
    }

    [Fact]
    public async Task A_throw_away_container_has_no_volume_and_leftovers_of_ended_runs_are_removed()
    {
        const string Left = "container-tests-2147483646-1000-0a0b0c0d";
        var alive = $"container-{Owner.NewName("tests")}";
        foreach (var name in new[] { Left, alive, "container-tests-somebody-elses" }) File.WriteAllText(_programs.Beside(name), "true");

        await using (await Container.StartThrowaway(Recipe, "tests", "secret", Token))
        {
            Assert.DoesNotContain(_programs.Calls, call => call.Contains("--volume ", StringComparison.Ordinal));
            Assert.False(File.Exists(_programs.Beside(Left)));
        }

        Assert.True(File.Exists(_programs.Beside(alive)));
        Assert.Equal(2, Directory.GetFiles(Path.GetDirectoryName(_programs.Beside(alive))!, "container-*").Length);
    }

    [Theory]
    [InlineData("no-engine")]
    [InlineData("hangs")]
    public async Task Without_an_engine_that_answers_soon_there_is_no_container(string state)
    {
        Assert.True(await DockerEngine.Answers(Token));
        File.WriteAllText(_programs.Beside(state), "");

        Assert.Null(await KeptContainer.Start(Recipe, _product, "system", Token));
    }
}

namespace PrismSlice.Tests.Containers;

/// <summary>The ways in which a shell says what a service is made of, and how many of it there are.</summary>
[TestClass]
public sealed class RegistrationTests
{
    private readonly IContainerProvider _container = new Scenario().Start();

    private IContainerRegistry Registry => (IContainerRegistry)_container;

    [TestMethod]
    public void Class_by_itself_is_a_singleton_where_it_is_registered_as_one()
    {
        Type other = typeof(SecondService);
        Registry.RegisterSingleton<FirstService>().RegisterSingleton(other);

        Assert.AreSame(_container.Resolve<FirstService>(), _container.Resolve<FirstService>());
        Assert.AreSame(_container.Resolve<SecondService>(), _container.Resolve<SecondService>());
        Assert.IsTrue(Registry.IsRegistered<FirstService>());
    }

    [TestMethod]
    public void Class_by_itself_is_made_anew_where_it_is_registered_so()
    {
        Type other = typeof(NeedsConcrete);
        Registry.RegisterSingleton<IService, FirstService>().Register<NeedsService>().Register(other);

        Assert.AreNotSame(_container.Resolve<NeedsService>(), _container.Resolve<NeedsService>());
        Assert.AreNotSame(_container.Resolve<NeedsConcrete>(), _container.Resolve<NeedsConcrete>());
        Assert.AreSame(_container.Resolve<NeedsService>().Service, _container.Resolve<NeedsConcrete>().Inner.Service);
    }

    [TestMethod]
    public void Service_is_made_anew_each_time_where_it_is_no_singleton()
    {
        Registry.Register<IService, FirstService>();

        Assert.IsInstanceOfType<FirstService>(_container.Resolve<IService>());
        Assert.AreNotSame(_container.Resolve<IService>(), _container.Resolve<IService>());
        Assert.AreNotSame(_container.Resolve<NeedsService>().Service, _container.Resolve<NeedsService>().Service);
    }

    [TestMethod]
    public void Factory_of_a_singleton_is_called_once_and_any_other_each_time()
    {
        int once = 0;
        int each = 0;
        Registry.RegisterSingleton<IService>(() =>
        {
            once++;
            return new FirstService();
        });
        Registry.Register<FirstService>(() =>
        {
            each++;
            return new FirstService();
        });

        Assert.AreSame(_container.Resolve<IService>(), _container.Resolve<IService>());
        Assert.AreNotSame(_container.Resolve<FirstService>(), _container.Resolve<FirstService>());
        Assert.AreEqual((1, 2), (once, each));
    }

    [TestMethod]
    public void Factory_that_makes_anew_gets_the_container()
    {
        Registry.RegisterSingleton<IService, FirstService>().Register<NeedsService>(provider => new NeedsService(provider.Resolve<IService>()));

        Assert.AreNotSame(_container.Resolve<NeedsService>(), _container.Resolve<NeedsService>());
        Assert.AreSame(_container.Resolve<IService>(), _container.Resolve<NeedsService>().Service);
    }

    [TestMethod]
    public void One_instance_stands_behind_several_services()
    {
        Registry.RegisterManySingleton<Both>(typeof(IService), typeof(IDisposable));

        Assert.IsInstanceOfType<Both>(_container.Resolve<IService>());
        Assert.AreSame<object>(_container.Resolve<IService>(), _container.Resolve<IDisposable>());
        Assert.IsFalse(Registry.IsRegistered<Both>());
    }

    [TestMethod]
    public void Where_no_service_is_named_it_is_every_interface_of_the_class()
    {
        Registry.RegisterManySingleton<Both>();

        Assert.AreSame<object>(_container.Resolve<IService>(), _container.Resolve<IDisposable>());
    }

    [TestMethod]
    public void One_class_behind_several_services_is_made_anew_where_it_is_no_singleton()
    {
        Registry.RegisterMany<Both>(typeof(IService), typeof(IDisposable));

        Assert.IsInstanceOfType<Both>(_container.Resolve<IDisposable>());
        Assert.AreNotSame(_container.Resolve<IService>(), _container.Resolve<IService>());
    }
}
